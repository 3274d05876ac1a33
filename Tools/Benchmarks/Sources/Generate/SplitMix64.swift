/// A small seeded generator: the same seed gives the same numbers on every machine.
struct SplitMix64 {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word &>> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word &>> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word &>> 31)
    }

    /// A number from 0 to `bound` without it; the bias is below 2^-32 for the bounds used here.
    mutating func below(_ bound: Int) -> Int {
        Int(((next() &>> 32) &* UInt64(bound)) &>> 32)
    }

    mutating func within(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + below(range.count)
    }

    /// Whether something happens that happens in so many of a thousand cases.
    mutating func happens(perMille: Int) -> Bool { below(1_000) < perMille }

    mutating func pick<T>(_ choices: [T]) -> T { choices[below(choices.count)] }
}
