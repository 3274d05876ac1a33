public import EventModel

/// Why an append was refused, and nothing of it stored.
public enum AppendRefusal: Error, Hashable, Sendable {
    /// A stream was not at the revision that the writer expected.
    ///
    /// `subject` is `nil` for a person whom the store does not know. `events` are those that the
    /// writer did not know of, oldest first; it is empty where the stream is shorter than expected.
    case conflict(
        subject: SubjectID?,
        expected: ExpectedRevision,
        actual: Revision?,
        events: [Event]
    )
    /// The key names a stored event with other content.
    case differentContent(EventKey, at: Position)
    /// The event that is spoken of is not stored.
    case unknownTarget(NewEvent.Target)
    /// The event that is spoken of is of a type that nothing of the kind can be said of.
    case wrongTarget(NewEvent.Target)
    /// Several sources have an event with this id.
    case ambiguousTarget(id: String)
    /// No such subject is stored.
    case unknownSubject(SubjectID)
    /// The further alias belongs to somebody else.
    case aliasTaken(by: SubjectID)
    /// The source claims a time that has not come yet by the store's clock.
    case registeredInFuture(EventKey)
    /// The request holds two events with the same key.
    case repeatedKey(EventKey)
    /// The request holds no events.
    case empty
    /// One event would take more bytes than the store accepts.
    case tooLarge(EventKey, byteCount: Int)
}

extension AppendRefusal: CustomStringConvertible {
    /// The largest payload of one event.
    public static let maximumPayloadByteCount = 4 << 20

    /// What is wrong and what to do about it, without personal data.
    public var description: String {
        switch self {
        case .conflict(let subject, let expected, let actual, let events):
            let name = subject.map { "\($0)" } ?? "the person"
            let found = actual.map { "revision \($0)" } ?? "no events"
            return """
                \(name) has \(found) where \(expected) was expected (\(events.count) newer); \
                read them and decide again
                """
        case .differentContent(_, let position):
            return """
                the id is stored with other content at position \(position); send a correction \
                under a new id
                """
        case .unknownTarget:
            return "`of` names no stored event of this source; send that event first"
        case .wrongTarget:
            return """
                `of` names an event of another type: a restriction is of a fact or a submission, a \
                lift of a restriction
                """
        case .ambiguousTarget:
            return "several sources have an event with the id in `of`; state the source"
        case .unknownSubject(let subject):
            return "\(subject) is not stored; name the person by CPR number"
        case .aliasTaken(let subject):
            return "the further number belongs to \(subject); two persons are not merged"
        case .registeredInFuture:
            return "the registered time lies in the future by this store's clock"
        case .repeatedKey:
            return "the same id stands twice in one request"
        case .empty:
            return "the request holds no events"
        case .tooLarge(_, let byteCount):
            return """
                the event takes \(byteCount) bytes; at most \(Self.maximumPayloadByteCount) are \
                stored
                """
        }
    }
}
