internal import EventModel

/// An event that has its place but is not sealed yet.
struct PendingEvent: Sendable {
    var header: RecordHeader
    /// Where its payload stands among the batch's plaintext.
    var payload: Range<Int>
}

/// A stream that the batch adds to.
struct PendingStream: Sendable {
    /// The head as committed, before the batch.
    let committed: Head
    /// The head with the batch's events.
    var head: Head
    /// `nil` for the registry.
    let keys: SubjectKeys?
}
