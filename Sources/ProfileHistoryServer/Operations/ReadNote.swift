internal import AccessLog
internal import EventModel
internal import Synchronization

/// What an operation finds out while it runs that belongs into the read log.
///
/// It is a reference, so that what was found out before a refusal is put on record with it.
final class ReadNote: Sendable {
    /// What is known so far.
    struct Contents: Sendable {
        /// In which role it is done, where the caller has one that may.
        var role: Role?
        /// Whom the answer is about.
        var subjects: [SubjectID] = []
        /// What was searched for; never a CPR number.
        var criterion: String?
        /// The model version consulted, or several with commas between.
        var model: String?
        /// Who receives the answer, where that is not the caller.
        var recipient: String?
    }

    private let contents = Mutex(Contents())

    /// What is known so far.
    var now: Contents { contents.withLock { $0 } }

    /// Notes whom the answer is about.
    func about(_ subject: SubjectID) {
        contents.withLock { if !$0.subjects.contains(subject) { $0.subjects.append(subject) } }
    }

    /// Notes which model versions were consulted: the first ones, where an entry has no room for
    /// all of them.
    func consulted(_ models: [String]) {
        var text: String?
        for model in models {
            let more = text.map { "\($0), \(model)" } ?? model
            if more.utf8.count > AccessEntry.longestText { break }
            text = more
        }
        add { $0.model = text }
    }

    /// Notes more of what was found out.
    func add(_ change: (inout Contents) -> Void) {
        contents.withLock { change(&$0) }
    }
}
