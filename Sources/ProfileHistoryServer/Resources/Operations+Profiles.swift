internal import EventLog
internal import EventModel
internal import HTTPTypes
internal import JSON
internal import ProfileHistoryStore
internal import Projections

extension Operations {
    /// Profiles, as of now or as valid on one date and as known on another.
    static func profiles(_ backend: Backend) -> [Operation] {
        [
            Operation(
                "readProfile",
                .get,
                "/v1/subjects/{subject}/profile",
                .roles(personReaders, .profileRead),
                .person,
                query: times,
                again: Operation.Again(roles: Role.ofJobCentres, tell: backend.profileAgain)
            ) { call in
                let visit = try backend.visit(call)
                try backend.requireForm(visit, call)
                if call.isAboutNow, !visit.isPseudonymous {
                    return backend.reply(try backend.current(visit, call), visit)
                }
                let profile = try backend.profile(of: visit, call)
                try backend.requireForm(profile, call)
                return try backend.reply(visit, call) { profile.write(to: &$0) }
            },
            Operation(
                "compareProfiles",
                .get,
                "/v1/subjects/{subject}/profile/changes",
                .roles(personReaders, .profileRead),
                .person,
                query: ["from", "to", "known", "clock", "includeDisputed"]
            ) { call in
                let visit = try backend.visit(call)
                try backend.requireForm(visit, call)
                _ = try call.required("from")
                let diff = try backend.store.diff(
                    of: visit.subject,
                    from: call.asOf(backend.store, at: "from"),
                    to: call.asOf(backend.store, at: "to"),
                    roles: call.storeRoles
                )
                try backend.requireForm(diff.before, call)
                try backend.requireForm(diff.after, call)
                return try backend.reply(visit, call) { diff.write(to: &$0) }
            },
        ]
    }
}

extension Backend {
    /// The profile as of now, where it is in memory and nothing was committed since it was found to
    /// hold; `nil` where not.
    fileprivate func profileAgain(_ call: Call) throws -> Reply? {
        guard call.isAboutNow, let visit = try repeatedVisit(call) else { return nil }
        try requireForm(visit, call)
        return reply(try current(visit, call), visit)
    }

    /// The profile of a visit, at the times that are asked for.
    func profile(of visit: Visit, _ call: Call) throws -> ProfileAnswer {
        if call.isAboutNow, let profile = visit.current?.profile { return profile }
        return try store.profile(
            of: visit.subject,
            asOf: call.asOf(store),
            roles: call.storeRoles
        )
    }

    /// The answer to a call about one person: under her pseudonym where the caller sees no more,
    /// and tagged by where her history stood.
    func reply(
        _ visit: Visit,
        _ call: Call,
        _ write: (inout JSONWriter) throws -> Void
    ) throws -> Reply {
        var writer = JSONWriter(reserving: 4_096)
        try write(&writer)
        var body = writer.bytes
        if visit.isPseudonymous { body = try pseudonymous(body) }
        var reply = Reply(body, type: .json)
        reply.tag = EntityTag.tag(ofCurrent: body, "\(visit.standing.revision?.rawValue ?? 0)")
        reply.logPosition = visit.standing.next
        return reply
    }
}
