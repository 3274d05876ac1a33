internal import EventModel

/// An event that has its place but is not sealed yet.
struct PendingEvent: Sendable {
    /// What will stand in front of its payload.
    let header: RecordHeader
    /// Where its payload stands among the batch's plaintext.
    let payload: Range<Int>
    /// Which of the batch's streams it belongs to.
    let stream: Int
}

/// A stream that the batch adds to.
struct PendingStream: Sendable {
    /// Whose stream it is.
    let subject: SubjectID
    /// The head as committed, before the batch.
    let committed: Head
    /// The head with the batch's events.
    var head: Head
    /// `nil` for the registry.
    let keys: SubjectKeys?
}
