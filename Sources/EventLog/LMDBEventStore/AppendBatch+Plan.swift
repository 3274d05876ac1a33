internal import EventModel
internal import LMDB

/// Where an event will go.
struct ResolvedEvent: Sendable {
    var subject: SubjectID
    var target: Position?
    /// Where it stands already.
    var duplicateOf: Placement?
}

/// What one request would add to the vault, kept apart until the request is accepted.
struct TentativeIdentities {
    var aliases: [Alias: SubjectID] = [:]
    var order: [(Alias, SubjectID)] = []
    var subjects: [SubjectID] = []
    var next: SubjectID?
}

extension AppendBatch {
    /// Plans a request and, unless it is refused, gives its events their places.
    mutating func add(_ request: AppendRequest) throws -> AppendOutcome {
        var identities = TentativeIdentities(next: nextSubject)
        let plan: [ResolvedEvent]
        do {
            plan = try resolve(request, &identities)
        } catch let refusal as AppendRefusal {
            return .refused(refusal)
        }
        adopt(identities)
        var placements: [Placement] = []
        placements.reserveCapacity(plan.count)
        for (event, resolved) in zip(request.events, plan) {
            placements.append(try resolved.duplicateOf ?? place(event, as: resolved))
        }
        return .stored(placements)
    }

    private mutating func resolve(
        _ request: AppendRequest, _ identities: inout TentativeIdentities
    ) throws -> [ResolvedEvent] {
        if request.events.isEmpty { throw AppendRefusal.empty }
        try refuseRepeatedKeys(request.events)
        var plan: [ResolvedEvent] = []
        plan.reserveCapacity(request.events.count)
        for event in request.events {
            plan.append(try resolve(event, &identities))
        }
        if plan.contains(where: { $0.duplicateOf == nil }) {
            for expectation in request.expectations { try check(expectation) }
        }
        return plan
    }

    private func refuseRepeatedKeys(_ events: [NewEvent]) throws {
        guard events.count > 1 else { return }
        var seen: Set<EventKey> = []
        for event in events where !seen.insert(event.key).inserted {
            throw AppendRefusal.repeatedKey(event.key)
        }
    }

    private mutating func resolve(
        _ event: NewEvent, _ identities: inout TentativeIdentities
    ) throws -> ResolvedEvent {
        if let position = try position(of: event.key) {
            return try resolveDuplicate(event, at: position)
        }
        guard event.registered.instant <= now else {
            throw AppendRefusal.registeredInFuture(event.key)
        }
        let byteCount = event.body.count + event.key.id.utf8.count + 64
        guard byteCount <= AppendRefusal.maximumPayloadByteCount else {
            throw AppendRefusal.tooLarge(event.key, byteCount: byteCount)
        }
        let target = try event.target.map { (target) throws in try resolve(target) }
        let subject = try subject(of: event.destination, target: target, &identities)
        try enrol(event.furtherAlias, as: subject, &identities)
        return ResolvedEvent(subject: subject, target: target)
    }

    /// Finds the event that a new one speaks of.
    mutating func resolve(_ target: NewEvent.Target) throws -> Position {
        switch target {
        case .key(let key):
            guard let position = try position(of: key) else {
                throw AppendRefusal.unknownTarget(target)
            }
            return position
        case .id(let id):
            var found: [Position] = []
            let numbers = names.knownNumbers() + newSources.map(\.0)
            for number in numbers {
                if let position = try position(ofID: id, source: number) { found.append(position) }
            }
            guard let position = found.first else { throw AppendRefusal.unknownTarget(target) }
            guard found.count == 1 else { throw AppendRefusal.ambiguousTarget(id: id) }
            return position
        }
    }

    private mutating func subject(
        of destination: NewEvent.Destination, target: Position?,
        _ identities: inout TentativeIdentities
    ) throws -> SubjectID {
        switch destination {
        case .subject(let subject):
            guard try isStored(subject) else { throw AppendRefusal.unknownSubject(subject) }
            return subject
        case .person(let alias):
            if let known = try knownSubject(for: alias, identities) { return known }
            let subject = try identities.next ?? files.vault.nextSubject()
            identities.next = SubjectID(rawValue: subject.rawValue + 1)
            identities.subjects.append(subject)
            identities.add(alias, of: subject)
            return subject
        case .subjectOfTarget:
            guard let target else {
                preconditionFailure("An event for its target's subject names a target")
            }
            return try header(at: target).subject
        }
    }

    private func isStored(_ subject: SubjectID) throws -> Bool {
        if !subject.isPerson || streams[subject] != nil { return true }
        return try files.head(of: subject, in: txn) != nil
    }

    private mutating func enrol(
        _ alias: Alias?, as subject: SubjectID, _ identities: inout TentativeIdentities
    ) throws {
        guard let alias else { return }
        if let owner = try knownSubject(for: alias, identities) {
            guard owner == subject else { throw AppendRefusal.aliasTaken(by: owner) }
        } else {
            identities.add(alias, of: subject)
        }
    }

    /// The subject of an alias as the vault, this batch and this request have it.
    mutating func knownSubject(
        for alias: Alias, _ identities: TentativeIdentities
    ) throws -> SubjectID? {
        if let subject = identities.aliases[alias] ?? newAliases[alias] ?? cache[alias] {
            return subject
        }
        guard let subject = try files.vault.subject(for: alias) else { return nil }
        cache[alias] = subject
        return subject
    }

    private mutating func adopt(_ identities: TentativeIdentities) {
        for subject in identities.subjects {
            additions.subjects.append((subject, SubjectKeys()))
        }
        for (alias, subject) in identities.order {
            let digest = files.vault.digest(of: alias)
            additions.aliases.append((alias, digest, subject))
            newAliases[alias] = subject
        }
        nextSubject = identities.next
    }
}

extension TentativeIdentities {
    mutating func add(_ alias: Alias, of subject: SubjectID) {
        aliases[alias] = subject
        order.append((alias, subject))
    }
}
