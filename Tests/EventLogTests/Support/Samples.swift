import EventLog
import EventModel

/// The official test persons, by an index.
enum TestPersons {
    static let digits: [UInt64] = [
        0_104_909_995, 0_104_909_989, 0_107_729_995, 0_108_589_995, 0_108_629_996, 0_201_609_995,
        0_201_609_996, 0_201_919_990, 0_201_919_995, 0_201_919_996,
    ]

    static func alias(_ index: Int) -> Alias { Alias(digits: digits[index]) }
}

extension NewEvent {
    /// A fact about a test person, registered in 2014, effective in 2013.
    static func fact(
        _ id: String,
        source: String = "cpr",
        person: Int = 0,
        destination: Destination? = nil,
        registered: Int64 = 1_400_000_000_000_000,
        effective: Int64? = 1_370_000_000_000_000,
        target: Target? = nil,
        body: [UInt8] = [1, 2, 3],
        furtherAlias: Alias? = nil
    ) throws -> NewEvent {
        NewEvent(
            type: .fact,
            destination: destination ?? .person(TestPersons.alias(person)),
            key: try EventKey(source: source, id: id),
            registered: RegisteredTime(Instant(microseconds: registered)),
            effective: effective.map { EffectiveTime(Instant(microseconds: $0)) },
            target: target,
            body: body,
            furtherAlias: furtherAlias
        )
    }
}

extension EventStore {
    /// Stores one event, expecting it to be stored, and says where.
    func store(_ event: NewEvent, expecting: [Expectation] = []) throws -> Placement {
        try store([event], expecting: expecting)[0]
    }

    /// Stores events together, expecting them to be stored, and says where.
    func store(_ events: [NewEvent], expecting: [Expectation] = []) throws -> [Placement] {
        switch try outcome(events, expecting: expecting) {
        case .stored(let placements): return placements
        case .refused(let refusal): throw refusal
        }
    }

    /// What becomes of one request.
    func outcome(_ events: [NewEvent], expecting: [Expectation] = []) throws -> AppendOutcome {
        try append([AppendRequest(events, expecting: expecting)])[0]
    }

    /// Why a request is refused; `nil` when it is stored.
    func refusal(_ events: [NewEvent], expecting: [Expectation] = []) throws -> AppendRefusal? {
        if case .refused(let refusal) = try outcome(events, expecting: expecting) {
            return refusal
        }
        return nil
    }

    /// Every event of the log.
    func log() throws -> [Event] {
        try events(from: .first, limit: .max)
    }
}
