internal import AccessLog
internal import Crypto
internal import EventLog
internal import Logging
internal import Metrics
internal import ProfileHistoryStore
internal import ProfileModel
internal import Synchronization

/// Puts every call of a known caller on record before it is answered.
///
/// Calls of unknown bearers are only counted: a flood of them would fill the log otherwise.
struct ReadRecorder: Sendable {
    let accessLog: AccessLog
    let logger: Logger
    /// Whether the last entry could not be written.
    let isFailing: FailureMark

    /// Records what is about to be answered; throws `.readLogUnavailable` where it can not be.
    func record(_ answer: Reply, _ call: Call, _ operation: Operation) async throws(Problem) {
        if let entry = entry(answer, call, operation) { try await append(entry) }
    }

    /// What is put on record about a call that is about to be answered; `nil` of an unknown caller.
    func entry(_ answer: Reply, _ call: Call, _ operation: Operation) -> AccessEntry? {
        guard let caller = call.caller else { return nil }
        var entry = entry(caller, call.role, operation.id, call.reason, call.note)
        if case .bytes(let bytes) = answer.content, operation.matter != .open {
            entry.resultDigest = bytes.digest.byteArray
        }
        entry.outcome = answer.outcome
        return entry
    }

    /// Records what is about to be answered; says on the read log's own thread whether it did.
    ///
    /// What it did not is recorded again by whoever refuses the request, and tells the operator.
    func submit(_ entry: AccessEntry, then complete: @escaping @Sendable (Bool) -> Void) {
        accessLog.submit(entry) { result in
            guard case .success = result else { return complete(false) }
            noteSuccess()
            complete(true)
        }
    }

    /// Records a piece of a stream that is about to be handed over.
    func record(piece note: ReadNote, _ call: Call) async throws(Problem) {
        guard let caller = call.caller else { return }
        try await append(entry(caller, call.role, "readFeed", call.reason, note))
    }

    /// Records what is about to be refused, in the role that it would have been done in, where
    /// there is one: whose name a person is told depends on it.
    func record(
        _ error: any Error,
        _ caller: Caller,
        _ note: ReadNote,
        _ operation: Operation,
        _ reason: StatedReason
    ) async throws(Problem) {
        var entry = entry(caller, note.now.role, operation.id, reason, note)
        entry.outcome = Problem(error)?.type.rawValue ?? ProblemType.internalError.rawValue
        try await append(entry)
    }

    private func entry(
        _ caller: Caller,
        _ role: Role?,
        _ operation: String,
        _ reason: StatedReason,
        _ note: ReadNote
    ) -> AccessEntry {
        let noted = note.now
        var entry = AccessEntry(
            actor: caller.actor,
            role: (role ?? caller.role)?.rawValue ?? "none",
            operation: operation,
            outcome: AccessEntry.answered
        )
        entry.organisation = caller.organisation
        entry.subjects = noted.subjects
        entry.criterion = Self.recordable(noted.criterion)
        entry.purpose = reason.isRecordable ? reason.purpose : nil
        entry.caseNumber = reason.isRecordable ? reason.caseNumber : nil
        entry.model = Self.recordable(noted.model)
        entry.recipient = Self.recordable(noted.recipient)
        return entry
    }

    /// A text that a caller sent, unless the log would not take it: then it was refused besides.
    private static func recordable(_ text: String?) -> String? {
        guard let text, !text.isEmpty, text.utf8.count <= AccessEntry.longestText,
            !CPRRedaction.containsCPRNumber(text)
        else { return nil }
        return text
    }

    private func append(_ entry: AccessEntry) async throws(Problem) {
        do {
            try await accessLog.append(entry)
            noteSuccess()
        } catch {
            isFailing.set(true)
            Counter(label: "read_log_failures_total").increment()
            logger.error("the read log can not be written", metadata: ["error": "\(error)"])
            throw Problem(
                .readLogUnavailable,
                "reads are answered only when they are on record, and the read log can not be "
                    + "written now; try again later"
            )
        }
    }

    private func noteSuccess() {
        if isFailing.isSet { isFailing.set(false) }
    }
}

/// Whether something that is tried again and again failed the last time.
final class FailureMark: Sendable {
    private let mark = Atomic<Bool>(false)

    var isSet: Bool { mark.load(ordering: .relaxed) }

    func set(_ isFailing: Bool) { mark.store(isFailing, ordering: .relaxed) }
}
