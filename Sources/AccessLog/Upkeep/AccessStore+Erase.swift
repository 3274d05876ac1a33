internal import EventLog
public import EventModel
internal import LMDB

extension AccessStore {
    /// An erasure that is announced to the read log.
    public struct PendingErasure: Sendable {
        let token: AccessToken
    }

    /// Notes that a subject's keys are about to be destroyed; durable on return.
    ///
    /// While she still has a key, so that her index entries can be found behind it. `nil` where she
    /// has none.
    public func announceErasure(
        of subject: SubjectID
    ) throws(AccessLogError) -> PendingErasure? {
        try logging("preparing the erasure of \(subject)") {
            try keyring.refresh()
            guard case .keys(let keys) = try keyring.subject(subject) else { return nil }
            try files.environment.write { (txn: inout WriteTransaction) in
                try files.note(erasing: keys.token, of: subject, in: &txn)
            }
            return PendingErasure(token: keys.token)
        }
    }

    /// Takes what leads to an erased subject out of the index, and overwrites it in the file.
    ///
    /// After her keys were destroyed. The entries about her stay in the chain, with who read, when
    /// and why; that they are about her nobody can tell. Where this is interrupted, the next
    /// opening to write goes on.
    public func finish(_ erasure: PendingErasure) throws(AccessLogError) {
        try logging("erasing from the read log") {
            try keyring.refresh()
            try files.erase(erasure.token)
            try files.scrubIfMarked()
        }
    }

    /// Takes back an announcement: the subject was not erased.
    public func cancel(_ erasure: PendingErasure) throws(AccessLogError) {
        try logging("taking back the erasure from the read log") {
            try files.environment.write { (txn: inout WriteTransaction) in
                try files.unnote(erasing: erasure.token, in: &txn)
            }
        }
    }

    /// Goes on with erasures, and with taking away after their time, that were interrupted.
    func finishWhatWasInterrupted() throws(AccessLogError) {
        try logging("going on with what was interrupted in the read log") {
            for (token, subject) in try files.notedErasures() {
                if case .erased = try events.accessSubject(subject) { try files.erase(token) }
            }
            try files.takeAwayPruned()
            try files.scrubIfMarked()
        }
    }
}
