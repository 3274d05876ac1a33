internal import ProfileModel

/// The statements of one person while they are invented.
struct Draft {
    let person: UInt32
    var random: SplitMix64
    private(set) var statements: [Statement]

    init(person: UInt32, random: SplitMix64, reusing buffer: inout [Statement]) {
        self.person = person
        self.random = random
        statements = []
        swap(&statements, &buffer)
        statements.removeAll(keepingCapacity: true)
    }

    mutating func add(
        _ attribute: AttributeNumber,
        holdsFrom: Int,
        value: UInt32,
        registered day: Int
    ) {
        add(kind: UInt8(attribute.rawValue), holdsFrom: holdsFrom, value: value, registered: day)
    }

    /// Adds a statement that is said at some second of a day's working hours.
    mutating func add(kind: UInt8, holdsFrom: Int, value: UInt32, registered day: Int) {
        let second = 7 * 3_600 + random.below(9 * 3_600)
        statements.append(
            Statement(
                registered: UInt32(day * 86_400 + second),
                person: person,
                holdsFrom: Int32(holdsFrom),
                value: value,
                kind: kind
            )
        )
    }

    /// Now and then says the last statement anew, later and with another value.
    mutating func correct(perMille: Int, value: (inout SplitMix64) -> Int) -> Int {
        guard random.happens(perMille: perMille), var later = statements.last else { return 0 }
        later.registered += UInt32(random.within(31...400) * 86_400)
        later.value = UInt32(value(&random))
        statements.append(later)
        return 1
    }
}
