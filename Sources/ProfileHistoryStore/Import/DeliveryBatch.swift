internal import Dispatch
internal import EventLog
internal import RegisterImport
internal import Synchronization

/// Rows of a delivery on their way into the log.
final class DeliveryBatch: Sendable {
    /// What is to be stored of one row, and the row, to be compared again if need be.
    struct Change: Sendable {
        let row: DeliveryComparer.Row
        let request: AppendRequest
        let corrections: Int
    }

    /// A batch that is being put together.
    struct Draft {
        var changes: [Change] = []
        var refused: [RejectedRow] = []
        var unchanged = 0
        var eventCount = 0
        var cellCount = 0
        var rowCount = 0
        /// The first row that says something new, stored or refused.
        var firstDifference: LinePlace?
        /// The last row of the batch.
        var end: LinePlace?
    }

    let changes: [Change]
    /// Rows that were refused before they reached the log.
    let refused: [RejectedRow]
    let unchanged: Int
    let end: LinePlace

    private let answered = DispatchSemaphore(value: 0)
    private let answer = Mutex<Result<[AppendOutcome], EventLogError>?>(nil)

    init(_ draft: Draft, end: LinePlace) {
        changes = draft.changes
        refused = draft.refused
        unchanged = draft.unchanged
        self.end = end
    }

    func submit(bookmark: Bookmark, to log: any EventStore) {
        log.submit(changes.map(\.request), bookmark: bookmark) { result in
            self.answer.withLock { $0 = result }
            self.answered.signal()
        }
    }

    /// Waits until the log has answered, whatever it answers.
    func wait() {
        answered.wait()
        answered.signal()
    }

    /// Waits until the batch is durable; one outcome for each change.
    func outcomes() throws(EventLogError) -> [AppendOutcome] {
        wait()
        guard let result = answer.withLock({ $0 }) else {
            preconditionFailure("A batch is answered before it is signalled")
        }
        return try result.get()
    }
}
