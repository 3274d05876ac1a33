internal import EventLog
internal import EventModel
internal import Metrics
internal import ProfileHistoryStore
internal import ProfileModel
internal import Projections

/// A call about one person that may go on: who she is, and under which name she is shown.
struct Visit: Sendable {
    /// The person.
    let subject: SubjectID
    /// How far they had come before anything of hers was read: an answer misses nothing of that,
    /// and may have what was stored meanwhile.
    let standing: LogStanding
    /// What is told of her now, where it had to be looked at to decide.
    let current: Current?
    /// Whether she is shown under a pseudonym.
    let isPseudonymous: Bool
}

extension Backend {
    /// Decides whether a caller may see the person whom the path names, and notes who that is.
    ///
    /// A citizen sees herself, a caseworker or case system whoever lives in the municipality at
    /// this moment, an auditor a pseudonym unless purpose and case are stated, a data protection
    /// officer everybody. The refusal is put on record with the person.
    func visit(_ call: Call) throws -> Visit {
        let text = call.parameter("subject")
        let reference = try reference(named: text, call)
        if let visit = try repeatedVisit(reference, call) {
            metrics.answersFromMemory.increment()
            return visit
        }
        let (subject, standing) = try find(reference)
        call.note.about(subject)
        let wasPseudonym = text.hasPrefix(Pseudonyms.prefix)
        return try visit(subject, standing, wasPseudonym: wasPseudonym, call)
    }

    /// The same where it can be decided from memory; `nil` where not.
    func repeatedVisit(_ call: Call) throws -> Visit? {
        try repeatedVisit(reference(named: call.parameter("subject"), call), call)
    }

    /// Decides whether a caller may see a person who was found already.
    func visit(_ subject: SubjectID, _ call: Call) throws -> Visit {
        try visit(subject, store.log.standing(of: subject), wasPseudonym: false, call)
    }

    /// A job centre's visit to somebody of whom nothing changed since the last one.
    private func repeatedVisit(_ reference: SubjectReference, _ call: Call) throws -> Visit? {
        guard case .subject(let subject) = reference,
            let role = call.role, role.isOfJobCentre,
            let current = try unchanged(of: subject, call)
        else { return nil }
        call.note.about(subject)
        try checkMunicipality(current.answer, call)
        return Visit(
            subject: subject,
            standing: current.standing,
            current: current,
            isPseudonymous: false
        )
    }

    private func visit(
        _ subject: SubjectID,
        _ standing: LogStanding,
        wasPseudonym: Bool,
        _ call: Call
    ) throws -> Visit {
        func visit(_ current: Current? = nil, isPseudonymous: Bool = false) -> Visit {
            Visit(
                subject: subject,
                standing: standing,
                current: current,
                isPseudonymous: isPseudonymous
            )
        }
        switch call.role {
        case .citizen?:
            guard try person(of: call) == subject else {
                throw Problem(.forbidden, "you see your own data only: /v1/subjects/me")
            }
            return visit()
        case .caseworker?, .system?:
            let current = try current(of: subject, at: standing, call)
            try checkMunicipality(current.answer, call)
            return visit(current)
        case .auditor?:
            guard call.isForCase || wasPseudonym else {
                throw Problem(
                    .purposeMissing,
                    "without Purpose and Case-Number persons are named by pseudonyms only"
                )
            }
            return visit(isPseudonymous: !call.isForCase)
        case .dpo?, .register?:
            return visit()
        case .admin?, nil:
            throw Problem(.forbidden, "this role sees no persons")
        }
    }

    private func checkMunicipality(_ current: CurrentAnswer, _ call: Call) throws(Problem) {
        guard let own = call.caller?.municipality else {
            throw Problem(.forbidden, "the token says no municipality")
        }
        guard current.municipality == own else {
            throw Problem(.otherMunicipality, "she does not live in municipality \(own) now")
        }
    }

    /// The person whom a reference names, and how far everything had come before anything of hers
    /// was read.
    private func find(_ reference: SubjectReference) throws -> (SubjectID, LogStanding) {
        if case .subject(let subject) = reference {
            let standing = try store.log.standing(of: subject)
            if standing.revision != nil { return (subject, standing) }
        }
        let subject = try store.subject(reference)
        return (subject, try store.log.standing(of: subject))
    }

    /// The person whom a name in a path stands for; there may be nobody of that name.
    ///
    /// `me` is the person of a citizen's token.
    private func reference(named text: String, _ call: Call) throws -> SubjectReference {
        if text == "me" { return try Self.reference(of: call) }
        if text.hasPrefix(Pseudonyms.prefix) {
            guard let subject = pseudonyms.subject(named: text) else {
                throw Problem(.unknownSubject, "the pseudonym is none of this store's")
            }
            return .subject(subject)
        }
        guard !text.hasPrefix("cpr:") else {
            throw Problem(
                .badRequest,
                "a person number never stands in an address; ask POST /v1/subjects/find",
                field: "subject"
            )
        }
        let name = text.hasPrefix("subject:") ? text : "subject:\(text)"
        // One person has one address.
        guard !name.hasPrefix("subject:0") else {
            throw Problem(
                .badRequest,
                "a person's number is a whole number from 1, without leading zeros",
                field: "subject"
            )
        }
        return try SubjectReference(parsing: name)
    }

    private func person(of call: Call) throws -> SubjectID {
        try store.subject(Self.reference(of: call))
    }

    private static func reference(of call: Call) throws(Problem) -> SubjectReference {
        guard let person = call.caller?.person else {
            throw Problem(.forbidden, "the token names no person")
        }
        return person
    }
}
