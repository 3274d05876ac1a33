import EventModel

/// Random numbers that a seed repeats.
struct RecordRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func bytes(count: ClosedRange<Int>) -> [UInt8] {
        let length = Int.random(in: count, using: &self)
        return (0..<length).map { _ in UInt8.random(in: 0...255, using: &self) }
    }

    /// A number of any magnitude, small ones as likely as large ones.
    mutating func number() -> UInt64 { next() >> UInt64.random(in: 0...63, using: &self) }
}

/// What a payload says, copied out.
struct PayloadContent: Hashable {
    var registered: RegisteredTime
    var effective: EffectiveTime?
    var target: Position?
    var source: SourceNumber
    var id: [UInt8]
    var body: [UInt8]

    init(_ payload: borrowing Payload) {
        registered = payload.registered
        effective = payload.effective
        target = payload.target
        source = payload.source
        id = [UInt8](copying: payload.id)
        body = [UInt8](copying: payload.body)
    }

    init(_ event: NewEvent, source: SourceNumber, target: Position?) {
        registered = event.registered
        effective = event.effective
        self.target = target
        self.source = source
        id = Array(event.key.id.utf8)
        body = event.body
    }

    /// A random event with its payload's bytes.
    static func random(
        _ random: inout RecordRandom
    ) throws -> (bytes: [UInt8], content: PayloadContent) {
        let idByteCount = Int.random(in: 1...EventKey.maximumIDByteCount, using: &random)
        let hasEffective = Bool.random(using: &random)
        let registered = time(unit: 1_000_000, &random)
        let effective = time(unit: 60_000_000, &random)
        let event = NewEvent(
            type: .fact,
            destination: .subject(.registry),
            key: try EventKey(source: "s", id: String(repeating: "x", count: idByteCount)),
            registered: RegisteredTime(registered),
            effective: hasEffective ? EffectiveTime(effective) : nil,
            body: random.bytes(count: 0...300)
        )
        let source = SourceNumber(rawValue: UInt32(truncatingIfNeeded: random.number()))
        let target = Bool.random(using: &random) ? Position(rawValue: random.next()) : nil
        var bytes: [UInt8] = []
        Payload.append(event, source: source, target: target, to: &bytes)
        return (bytes, PayloadContent(event, source: source, target: target))
    }

    /// A random time, or one of those that the format shortens.
    private static func time(unit: Int64, _ random: inout RecordRandom) -> Instant {
        let isShort = Bool.random(using: &random)
        let number = Int64(bitPattern: random.next())
        return Instant(microseconds: isShort ? (number >> 32) * unit : number)
    }
}
