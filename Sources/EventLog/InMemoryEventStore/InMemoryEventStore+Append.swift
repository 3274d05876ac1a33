internal import EventModel

extension InMemoryEventStore.Contents {
    /// What is to become of one event of a request.
    private enum Plan {
        case duplicate(Position)
        case new(SubjectID, target: Position?)
    }

    /// Stores a request as a whole, or changes nothing and says why.
    mutating func append(_ request: AppendRequest, now: Instant) -> AppendOutcome {
        var people = people
        let plans: [Plan]
        do throws(AppendRefusal) {
            if let subject = request.erases, !subject.isPerson || streams[subject] == nil {
                throw AppendRefusal.unknownSubject(subject)
            }
            plans = try plan(request, now: now, &people)
        } catch {
            return .refused(error)
        }
        self.people = people
        var placements: [Placement] = []
        for (event, plan) in zip(request.events, plans) {
            switch plan {
            case .duplicate(let position):
                placements.append(placement(of: self[position], isDuplicate: true))
            case .new(let subject, let target):
                let stored = store(event, subject: subject, target: target, now: now)
                placements.append(placement(of: stored, isDuplicate: false))
            }
        }
        if let subject = request.erases, let said = placements.first, !said.isDuplicate {
            erase(subject, at: said.position)
        }
        if request.redacts, let said = placements.first, !said.isDuplicate {
            redact(self[said.position])
        }
        return .stored(placements)
    }

    private func plan(
        _ request: AppendRequest,
        now: Instant,
        _ people: inout InMemoryEventStore.People
    ) throws(AppendRefusal) -> [Plan] {
        if request.events.isEmpty { throw .empty }
        for (index, event) in request.events.enumerated() {
            if request.events[..<index].contains(where: { $0.key == event.key }) {
                throw .repeatedKey(event.key)
            }
        }
        var plans: [Plan] = []
        var hasNew = false
        for event in request.events {
            if let position = positions[event.key] {
                guard isSame(event, as: self[position]) else {
                    throw .differentContent(event.key, at: position)
                }
                plans.append(.duplicate(position))
            } else {
                plans.append(try place(event, now: now, &people))
                hasNew = true
            }
        }
        if hasNew {
            for expectation in request.expectations { try check(expectation) }
        }
        return plans
    }

    private func place(
        _ event: NewEvent,
        now: Instant,
        _ people: inout InMemoryEventStore.People
    ) throws(AppendRefusal) -> Plan {
        if event.registered.instant > now { throw .registeredInFuture(event.key) }
        let byteCount = event.body.count + event.key.id.utf8.count + 64
        if byteCount > AppendRefusal.maximumPayloadByteCount {
            throw .tooLarge(event.key, byteCount: byteCount)
        }
        var target: Position?
        if let named = event.target {
            let candidates = candidates(for: named)
            guard let only = candidates.first else { throw .unknownTarget(named) }
            if candidates.count > 1, case .id(let id) = named { throw .ambiguousTarget(id: id) }
            guard event.type.speaks(of: self[only].type) else { throw .wrongTarget(named) }
            target = only
        }
        let subject = try subject(of: event.destination, target: target, &people)
        if let alias = event.furtherAlias {
            if subject == .registry { throw .unknownSubject(subject) }
            if let owner = people.owners[alias] {
                if owner != subject { throw .aliasTaken(by: owner) }
            } else {
                people.add(alias, of: subject)
            }
        }
        if let named = event.target, event.destination == .subjectOfTarget, !subject.isPerson {
            throw .unknownTarget(named)
        }
        return .new(subject, target: target)
    }

    private func subject(
        of destination: NewEvent.Destination,
        target: Position?,
        _ people: inout InMemoryEventStore.People
    ) throws(AppendRefusal) -> SubjectID {
        switch destination {
        case .subject(let subject):
            guard subject == .registry || streams[subject] != nil else {
                throw .unknownSubject(subject)
            }
            return subject
        case .person(let alias):
            return people.owners[alias] ?? people.enrol(alias)
        case .subjectOfTarget:
            guard let target else {
                preconditionFailure("An event for its target's subject names a target")
            }
            return self[target].subject
        }
    }

    /// The stored events that a target may mean.
    private func candidates(for target: NewEvent.Target) -> [Position] {
        switch target {
        case .key(let key): positions[key].map { [$0] } ?? []
        case .id(let id):
            events.filter {
                erasures[$0.subject] == nil && $0.key.id.utf8.elementsEqual(id.utf8)
            }.map(\.position)
        }
    }

    private func isSame(_ event: NewEvent, as stored: Event) -> Bool {
        // What was destroyed can not be compared, and does not come back.
        if redacted.contains(stored.position) {
            guard event.type == stored.type else { return false }
            switch event.destination {
            case .subject(let subject): return subject == stored.subject
            case .person(let alias): return people.owners[alias] == stored.subject
            case .subjectOfTarget: return true
            }
        }
        guard event.type == stored.type, event.registered == stored.registered,
            event.effective == stored.effective, event.body == stored.body
        else { return false }
        switch (event.target, stored.target) {
        case (nil, nil): break
        case (let named?, let target?):
            guard candidates(for: named).contains(target) else { return false }
        default: return false
        }
        if let alias = event.furtherAlias, people.owners[alias] != stored.subject { return false }
        switch event.destination {
        case .subject(let subject): return subject == stored.subject
        case .person(let alias): return people.owners[alias] == stored.subject
        case .subjectOfTarget: return stored.target.map { self[$0].subject } == stored.subject
        }
    }

    private func check(_ expectation: Expectation) throws(AppendRefusal) {
        let subject: SubjectID? =
            switch expectation.stream {
            case .subject(let subject): subject
            case .person(let alias): people.owners[alias]
            }
        let places = subject.flatMap { streams[$0] } ?? []
        let known: Int
        switch expectation.revision {
        case .any: return
        case .none: known = 0
        case .exactly(let revision): known = Int(revision.rawValue) + 1
        }
        guard places.count != known else { return }
        throw .conflict(
            subject: subject,
            expected: expectation.revision,
            actual: places.isEmpty ? nil : Revision(rawValue: UInt32(places.count - 1)),
            events: places.dropFirst(known).map { self[$0] }
        )
    }

    private mutating func store(
        _ event: NewEvent,
        subject: SubjectID,
        target: Position?,
        now: Instant
    ) -> Event {
        addSource(event.key.source)
        let earliest = events.last?.recorded.instant.adding(microseconds: 1) ?? now
        let position = Position(rawValue: UInt64(events.count))
        let revision = Revision(rawValue: UInt32(streams[subject]?.count ?? 0))
        let stored = Event(
            position: position,
            subject: subject,
            revision: revision,
            recorded: RecordedTime(max(now, earliest)),
            type: event.type,
            key: event.key,
            registered: event.registered,
            effective: event.effective,
            target: target,
            body: event.body
        )
        events.append(stored)
        positions[event.key] = position
        streams[subject, default: []].append(position)
        return stored
    }

    private func placement(of event: Event, isDuplicate: Bool) -> Placement {
        Placement(
            position: event.position,
            subject: event.subject,
            revision: event.revision,
            recorded: event.recorded,
            isDuplicate: isDuplicate
        )
    }
}
