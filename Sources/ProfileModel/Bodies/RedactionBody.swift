public import EventModel

/// Parts of a person's data destroyed; the log reads it too, so that its layout stands there.
extension Redaction: EventBody {
    /// `EventType.redaction`.
    public static var type: EventType { .redaction }
}
