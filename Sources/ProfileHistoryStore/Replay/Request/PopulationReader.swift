internal import EventLog
internal import EventModel

/// Reads the streams of a range of subjects who have events before a run's bound.
///
/// Every range is one short read transaction, so that a long run pins no old pages.
struct PopulationReader: Sendable {
    private let log: any EventStore
    private let end: Position

    init(log: any EventStore, end: Position) {
        self.log = log
        self.end = end
    }

    /// Hands out every person of a range that has events before the bound, in ascending order.
    ///
    /// A stream comes whole; what lies behind the bound is for `body` to leave alone. The workspace
    /// is the caller's, who uses it again for the next range.
    /// Throws `.unavailable` with the subject's number where bytes do not decode.
    func forEach(
        in numbers: Range<UInt64>,
        using workspace: inout StreamWorkspace,
        _ body: (SubjectID, RawSpan) throws -> Void
    ) throws(StoreError) {
        let subjects =
            SubjectID(rawValue: numbers.lowerBound)..<SubjectID(rawValue: numbers.upperBound)
        try translating {
            try log.scan(subjects, using: &workspace) { subject, stream in
                do {
                    if try BoundedStream.begins(stream, before: end) { try body(subject, stream) }
                } catch let error as CodecError {
                    throw EventLogError(
                        .damaged,
                        "the events of \(subject) do not decode; restore the store from a backup",
                        cause: error
                    )
                }
            }
        }
    }
}
