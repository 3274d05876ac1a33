internal import AccessLog
internal import EventLog
internal import EventModel
internal import ProfileModel
internal import Projections

extension HistoryStore {
    /// How many entries are looked at in one read where not all are listed.
    private static let entriesPerRead = 500

    /// The roles whose actors are no employees and keep their names.
    private static let namedRoles: Set<String> = ["citizen", "system"]

    /// Lists readings; none where no reading was ever logged.
    ///
    /// With ``AccessQuestion/isOutsideOnly`` each reading costs a look at the persons' municipality
    /// at its time, as known now, and readings are gone through until enough are found. Throws
    /// `.badInput` for a limit below one, `.unavailable` where files fail.
    public func accesses(_ question: AccessQuestion) throws(StoreError) -> AccessListing {
        guard hasAccessLog else {
            return AccessListing(entries: [], next: nil, hasPlaces: question.isOutsideOnly)
        }
        let log = try openAccessLog(access: .readOnly)
        guard question.isOutsideOnly else {
            let page = try log.page(question.query)
            let entries = page.entries.map { listed($0, [], question) }
            return AccessListing(entries: entries, next: page.next, hasPlaces: false)
        }
        var query = question.query
        query.limit = max(question.query.limit, Self.entriesPerRead)
        var found: [ListedAccess] = []
        while true {
            let page = try log.page(query)
            for access in page.entries {
                let places = try places(of: access, question)
                let entry = listed(access, places, question)
                guard entry.isOutside else { continue }
                found.append(entry)
                if found.count == question.query.limit {
                    return AccessListing(entries: found, next: access.number, hasPlaces: true)
                }
            }
            guard let next = page.next else {
                return AccessListing(entries: found, next: nil, hasPlaces: true)
            }
            query.cursor = next
        }
    }

    private func listed(
        _ access: RecordedAccess,
        _ places: [ListedAccess.Place],
        _ question: AccessQuestion
    ) -> ListedAccess {
        // A citizen who was refused tried to read about somebody else, who is not told her name.
        let isNamed =
            Self.namedRoles.contains(access.entry.role)
            && (access.entry.role != "citizen" || access.entry.outcome == AccessEntry.answered)
        let isHidden = question.hasPseudonyms && !isNamed
        let actor = access.entry.actor
        return ListedAccess(
            access: access,
            subjects: access.entry.subjects.filter {
                question.namesOthers || $0 == question.query.subject
            },
            actor: isHidden ? employeePseudonym(of: actor) : actor,
            places: places
        )
    }

    /// Where the persons lived whom a reading is about, or the one that is asked about.
    private func places(
        of access: RecordedAccess,
        _ question: AccessQuestion
    ) throws(StoreError) -> [ListedAccess.Place] {
        var places: [ListedAccess.Place] = []
        for subject in access.entry.subjects
        where question.query.subject == nil || question.query.subject == subject {
            let place = try municipality(of: subject, at: access.recorded, roles: question.roles)
            places.append(ListedAccess.Place(subject: subject, municipality: place))
        }
        return places
    }

    private func municipality(
        of subject: SubjectID,
        at instant: Instant,
        roles: Set<String>
    ) throws(StoreError) -> String? {
        let asOf = AsOf(
            effective: EffectiveTime(instant),
            known: .registered(RegisteredTime(now()))
        )
        let answer = try profile(of: subject, asOf: asOf, roles: roles)
        guard case .code(let code)? = answer.profile.fact(for: .municipality)?.value else {
            return nil
        }
        return code
    }
}
