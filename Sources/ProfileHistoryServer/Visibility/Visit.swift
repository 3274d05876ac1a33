internal import EventLog
internal import EventModel
internal import ProfileHistoryStore
internal import ProfileModel
internal import Projections

/// A call about one person that may go on: who she is, and under which name she is shown.
struct Visit: Sendable {
    /// How far the log and a person's history had come.
    struct Standing: Sendable {
        /// The place behind the log's last event.
        let next: Position
        /// The place of her last event in her history, `nil` where nothing is stored.
        let revision: Revision?
    }

    /// The person.
    let subject: SubjectID
    /// How far they had come before anything of hers was read: an answer misses nothing of that,
    /// and may have what was stored meanwhile.
    let standing: Standing
    /// Her profile now, where it had to be looked at to decide.
    let current: ProfileAnswer?
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
        let subject = try subject(named: text, call)
        call.note.about(subject)
        return try visit(subject, wasPseudonym: text.hasPrefix(Pseudonyms.prefix), call)
    }

    /// Decides whether a caller may see a person.
    func visit(_ subject: SubjectID, wasPseudonym: Bool, _ call: Call) throws -> Visit {
        let standing = try standing(of: subject)
        func visit(_ current: ProfileAnswer? = nil, isPseudonymous: Bool = false) -> Visit {
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
            let current = try profileNow(of: subject, call)
            try checkMunicipality(current, call)
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

    private func standing(of subject: SubjectID) throws -> Visit.Standing {
        Visit.Standing(
            next: try store.log.nextPosition(),
            revision: try store.log.lastRevision(of: subject)
        )
    }

    /// The person's profile as it stands now, for the caller's role.
    func profileNow(of subject: SubjectID, _ call: Call) throws -> ProfileAnswer {
        try store.profile(of: subject, asOf: store.asOfNow(), roles: call.storeRoles)
    }

    private func checkMunicipality(_ profile: ProfileAnswer, _ call: Call) throws(Problem) {
        guard let own = call.caller?.municipality else {
            throw Problem(.forbidden, "the token says no municipality")
        }
        guard case .code(let lives)? = profile.profile.fact(for: .municipality)?.value,
            lives == own
        else {
            throw Problem(.otherMunicipality, "she does not live in municipality \(own) now")
        }
    }

    /// The person whom a name in a path stands for.
    ///
    /// `me` is the person of a citizen's token.
    private func subject(named text: String, _ call: Call) throws -> SubjectID {
        if text == "me" { return try person(of: call) }
        if text.hasPrefix(Pseudonyms.prefix) {
            guard let subject = pseudonyms.subject(named: text) else {
                throw Problem(.unknownSubject, "the pseudonym is none of this store's")
            }
            return try store.subject(.subject(subject))
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
        return try store.subject(SubjectReference(parsing: name))
    }

    private func person(of call: Call) throws -> SubjectID {
        guard let person = call.caller?.person else {
            throw Problem(.forbidden, "the token names no person")
        }
        return try store.subject(person)
    }
}

extension HistoryStore {
    /// The question about now: what holds now, as it is known now.
    func asOfNow() -> AsOf {
        let now = now()
        return AsOf(
            effective: EffectiveTime(now),
            known: .registered(RegisteredTime(now))
        )
    }
}
