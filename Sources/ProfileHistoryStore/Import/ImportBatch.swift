internal import Dispatch
internal import EventLog
internal import EventModel
internal import RegisterImport
internal import Synchronization

/// Rows on their way into the log.
final class ImportBatch: Sendable {
    private struct Answer {
        var result: Result<[AppendOutcome], EventLogError>
        /// How long it took until it was durable.
        var took: Duration
    }

    private let answered = DispatchSemaphore(value: 0)
    private let answer = Mutex<Answer?>(nil)
    /// Where the events' rows stand, in the order of the requests.
    private let places: [LinePlace]
    /// Rows that were refused before they reached the log.
    private let refused: [RejectedRow]
    /// The last row of the batch.
    let end: LinePlace

    init(places: [LinePlace], refused: [RejectedRow], end: LinePlace) {
        self.places = places
        self.refused = refused
        self.end = end
    }

    func submit(_ requests: [AppendRequest], bookmark: Bookmark, to log: any EventStore) {
        let began = ContinuousClock.now
        log.submit(requests, bookmark: bookmark) { result in
            self.answer.withLock { $0 = Answer(result: result, took: .now - began) }
            self.answered.signal()
        }
    }

    /// Waits until the log has answered, whatever it answers.
    func wait() {
        answered.wait()
        answered.signal()
    }

    /// What became of a batch.
    struct Outcome {
        var stored = 0
        var duplicates = 0
        /// In the order of the file.
        var rejected: [RejectedRow]
        /// How long it took until it was durable.
        var took: Duration
    }

    /// Waits until the batch is durable.
    func settle() throws(EventLogError) -> Outcome {
        answered.wait()
        guard let answer = answer.withLock({ $0 }) else {
            preconditionFailure("A batch is answered before it is signalled")
        }
        var settled = Outcome(rejected: refused, took: answer.took)
        for (outcome, place) in zip(try answer.result.get(), places) {
            switch outcome {
            case .stored(let placements):
                if placements[0].isDuplicate {
                    settled.duplicates += 1
                } else {
                    settled.stored += 1
                }
            case .refused(let refusal):
                settled.rejected.append(RejectedRow(refusal, at: place))
            }
        }
        settled.rejected.sort { $0.place.offset < $1.place.offset }
        return settled
    }
}

extension RejectedRow {
    init(_ error: LineError, at place: LinePlace) {
        self.init(
            place: place,
            code: error.code.rawValue,
            field: error.field,
            reason: error.message
        )
    }

    init(_ refusal: AppendRefusal, at place: LinePlace) {
        let (code, field): (String, String?) =
            switch refusal {
            case .conflict: ("conflict", nil)
            case .differentContent, .repeatedKey: ("different-content", "id")
            case .unknownTarget: ("unknown-reference", "of")
            case .wrongTarget: ("wrong-reference", "of")
            case .ambiguousTarget: ("ambiguous-reference", "source")
            case .unknownSubject: ("unknown-subject", "subject")
            case .aliasTaken: ("alias-taken", "alias")
            case .registeredInFuture: ("registered-in-future", "registered")
            case .empty: ("empty", nil)
            case .tooLarge: ("too-large", nil)
            }
        self.init(place: place, code: code, field: field, reason: refusal.description)
    }
}
