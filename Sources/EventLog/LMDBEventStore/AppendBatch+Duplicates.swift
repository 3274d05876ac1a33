internal import EventModel
internal import LMDB

extension AppendBatch {
    /// Compares an event with the one stored under its key.
    mutating func resolveDuplicate(
        _ event: NewEvent,
        source: SourceNumber,
        at position: Position
    ) throws -> PlannedEvent {
        let (stored, payload) = try record(at: position)
        let isSame =
            if let payload {
                try hasSameContent(event, source: source, as: stored, payload)
            } else {
                try isAlike(event, stored)
            }
        guard isSame else {
            throw AppendRefusal.differentContent(event.key, at: position)
        }
        let placement = Placement(
            position: position,
            subject: stored.subject,
            revision: stored.revision,
            recorded: stored.recorded,
            isDuplicate: true
        )
        return PlannedEvent(subject: stored.subject, source: source, duplicateOf: placement)
    }

    /// The header of the event at a position that the index named.
    func header(at position: Position) throws -> RecordHeader {
        try record(at: position).header
    }

    /// The event at a position that the index named, in the log or in this batch; no payload where
    /// it was destroyed.
    private func record(
        at position: Position
    ) throws -> (header: RecordHeader, payload: [UInt8]?) {
        if position >= first {
            guard position < next else {
                throw EventLogError.damaged("the index, which names position \(position)")
            }
            let event = events[Int(position.rawValue - first.rawValue)]
            return (event.header, Array(plaintext[event.payload]))
        }
        guard let record = try txn.value(in: files.log, forKey: position.rawValue) else {
            throw EventLogError.damaged("the log, which lacks position \(position)")
        }
        let opened = try Record.open(record, at: position, vault: files.vault)
        return (opened.header, opened.payload)
    }

    private mutating func hasSameContent(
        _ event: NewEvent,
        source: SourceNumber,
        as stored: RecordHeader,
        _ payload: [UInt8]
    ) throws -> Bool {
        let target = try unsafe Payload(payload.span.bytes).target
        guard event.type == stored.type, try isTarget(event.target, target),
            try isDestination(event.destination, stored.subject, target: target)
        else { return false }
        if let alias = event.furtherAlias, try people.subject(for: alias) != stored.subject {
            return false
        }
        var restated: [UInt8] = []
        Payload.append(event, source: source, target: target, to: &restated)
        return restated == payload
    }

    /// Whether an event may be one that was destroyed: that does not come back, and can be compared
    /// no further than by its header.
    private mutating func isAlike(_ event: NewEvent, _ stored: RecordHeader) throws -> Bool {
        guard event.type == stored.type else { return false }
        switch event.destination {
        case .subject(let named): return named == stored.subject
        case .person(let alias): return try people.subject(for: alias) == stored.subject
        case .subjectOfTarget: return true
        }
    }

    /// Whether a target may mean the stored event; an id that became ambiguous since still does.
    private mutating func isTarget(
        _ target: NewEvent.Target?,
        _ position: Position?
    ) throws -> Bool {
        guard let target, let position else { return target == nil && position == nil }
        return try positions(of: target).contains(position)
    }

    private mutating func isDestination(
        _ destination: NewEvent.Destination,
        _ subject: SubjectID,
        target: Position?
    ) throws -> Bool {
        switch destination {
        case .subject(let named): named == subject
        case .person(let alias): try people.subject(for: alias) == subject
        case .subjectOfTarget: try target.map { try header(at: $0).subject == subject } ?? false
        }
    }
}
