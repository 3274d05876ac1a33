internal import EventModel
internal import LMDB

/// What is to become of one event of a request.
struct PlannedEvent: Sendable {
    /// Whose stream it goes to.
    var subject: SubjectID
    /// Where the batch keeps that stream, if it is known already.
    var stream: Int?
    /// Where the event stands that it speaks of.
    var target: Position?
    /// The number of its source, `nil` when the source is new.
    var source: SourceNumber?
    /// Where it stands already.
    var duplicateOf: Placement?
}

extension AppendBatch {
    /// Plans a request and, unless it is refused, gives its events their places.
    mutating func add(_ request: AppendRequest) throws -> AppendOutcome {
        var tentative = BatchPeople.Tentative()
        claims.removeAll(keepingCapacity: true)
        do {
            if let subject = request.erases { try checkErasable(subject) }
            if request.events.count == 1 {
                let plan = try planOnly(request, &tentative)
                people.adopt(tentative)
                let placement = try place(request.events[0], as: plan)
                note(request.erases, at: placement)
                if request.redacts { noteRedaction(at: placement) }
                return .stored([placement])
            }
            let plans = try plan(request, &tentative)
            people.adopt(tentative)
            var placements: [Placement] = []
            placements.reserveCapacity(plans.count)
            for (index, plan) in plans.enumerated() {
                placements.append(try place(request.events[index], as: plan))
            }
            note(request.erases, at: placements[0])
            return .stored(placements)
        } catch let refusal as AppendRefusal {
            try takeBackClaims(of: request)
            return .refused(refusal)
        }
    }

    /// Plans a request of one event, which most are.
    private mutating func planOnly(
        _ request: AppendRequest,
        _ tentative: inout BatchPeople.Tentative
    ) throws -> PlannedEvent {
        let plan = try plan(request.events[0], index: 0, newCount: 0, &tentative)
        if plan.duplicateOf == nil { try check(request.expectations) }
        return plan
    }

    private mutating func plan(
        _ request: AppendRequest,
        _ tentative: inout BatchPeople.Tentative
    ) throws -> [PlannedEvent] {
        if request.events.isEmpty { throw AppendRefusal.empty }
        var keys: Set<EventKey> = []
        for event in request.events where !keys.insert(event.key).inserted {
            throw AppendRefusal.repeatedKey(event.key)
        }
        var plans: [PlannedEvent] = []
        plans.reserveCapacity(request.events.count)
        var newCount = 0
        for (index, event) in request.events.enumerated() {
            let plan = try plan(event, index: index, newCount: newCount, &tentative)
            if plan.duplicateOf == nil { newCount += 1 }
            plans.append(plan)
        }
        if newCount > 0 { try check(request.expectations) }
        return plans
    }

    /// Plans the event at `index` of its request, before which `newCount` get a place.
    private mutating func plan(
        _ event: NewEvent,
        index: Int,
        newCount: Int,
        _ tentative: inout BatchPeople.Tentative
    ) throws -> PlannedEvent {
        let source = number(ofSource: event.key.source)
        if let source {
            let position = Position(rawValue: next.rawValue + UInt64(newCount))
            if let stored = try claim(event.key, source: source, at: position) {
                return try resolveDuplicate(event, source: source, at: stored)
            }
            claims.append(index)
        }
        guard event.registered.instant <= now else {
            throw AppendRefusal.registeredInFuture(event.key)
        }
        let byteCount = event.body.count + event.key.id.utf8.count + 64
        guard byteCount <= AppendRefusal.maximumPayloadByteCount else {
            throw AppendRefusal.tooLarge(event.key, byteCount: byteCount)
        }
        let target = try event.target.map { (target) throws in try resolve(target) }
        if let named = event.target, let target,
            !event.type.speaks(of: try header(at: target).type)
        {
            throw AppendRefusal.wrongTarget(named)
        }
        let stream = knownStream(of: event.destination)
        let subject =
            if let stream { streams[stream].subject } else {
                try subject(of: event.destination, target: target, &tentative)
            }
        if let alias = event.furtherAlias {
            try enrol(alias, as: subject, &tentative)
        }
        // What is not about a person is marked by those who keep the registry, never by a feed.
        if let named = event.target, event.destination == .subjectOfTarget, !subject.isPerson {
            throw AppendRefusal.unknownTarget(named)
        }
        return PlannedEvent(subject: subject, stream: stream, target: target, source: source)
    }

    /// The stream of a person who had an event in this batch before, by one look-up.
    private func knownStream(of destination: NewEvent.Destination) -> Int? {
        guard case .person(let alias) = destination else { return nil }
        return personStreams[alias]
    }

    private mutating func subject(
        of destination: NewEvent.Destination,
        target: Position?,
        _ tentative: inout BatchPeople.Tentative
    ) throws -> SubjectID {
        switch destination {
        case .subject(let subject):
            if subject == .registry { return subject }
            guard try head(of: subject) != nil else {
                throw AppendRefusal.unknownSubject(subject)
            }
            return subject
        case .person(let alias):
            if let subject = try people.subject(for: alias, tentative) { return subject }
            return try people.enrol(alias, &tentative)
        case .subjectOfTarget:
            guard let target else {
                preconditionFailure("An event for its target's subject names a target")
            }
            return try header(at: target).subject
        }
    }

    private mutating func enrol(
        _ alias: Alias,
        as subject: SubjectID,
        _ tentative: inout BatchPeople.Tentative
    ) throws {
        // The registry is not sealed: nobody must be found there.
        if subject == .registry { throw AppendRefusal.unknownSubject(subject) }
        if let owner = try people.subject(for: alias, tentative) {
            guard owner == subject else { throw AppendRefusal.aliasTaken(by: owner) }
        } else {
            people.add(alias, of: subject, &tentative)
        }
    }
}
