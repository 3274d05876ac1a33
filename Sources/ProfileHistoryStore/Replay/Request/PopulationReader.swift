internal import EventLog
internal import EventModel

/// Reads the streams of a range of subjects who have events before a run's bound.
///
/// Every stream is one short read transaction, so that a long run pins no old pages.
struct PopulationReader: Sendable {
    private let log: any EventStore
    private let end: Position

    init(log: any EventStore, end: Position) {
        self.log = log
        self.end = end
    }

    /// Hands out every subject of a range that has events before the bound, in ascending order.
    ///
    /// A stream comes whole; what lies behind the bound is for `body` to leave alone.
    /// Throws `.unavailable` with the subject's number where bytes do not decode.
    func forEach(
        in numbers: Range<UInt64>,
        _ body: (SubjectID, RawSpan) throws -> Void
    ) throws(StoreError) {
        let first = SubjectID(rawValue: numbers.lowerBound)
        let subjects = try translating { try log.subjects(from: first, limit: numbers.count) }
        for subject in subjects where subject.rawValue < numbers.upperBound {
            let stream = try translating { try log.stream(of: subject) }
            guard let stream else { continue }
            do {
                let bytes = unsafe stream.bytes.span.bytes
                if try BoundedStream.begins(bytes, before: end) { try body(subject, bytes) }
            } catch let error as StoreError {
                throw error
            } catch {
                throw StoreError(
                    .unavailable,
                    "the events of \(subject) do not decode; restore the store from a backup",
                    cause: error
                )
            }
        }
    }
}
