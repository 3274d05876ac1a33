/// What a data field may hold.
struct Domain: Sendable {
    /// The values that are valid, in document order; empty where all are.
    var valid: [Value] = []
    /// The values that are invalid.
    var invalid: [Value] = []
    /// The texts that mean that there is no value, as they are written.
    var missing: [String] = []
    /// The ranges of valid numbers; empty where all are.
    var intervals: [Interval] = []

    /// Whether every value is valid, and none means that there is none.
    var admitsAll: Bool {
        valid.isEmpty && invalid.isEmpty && missing.isEmpty && intervals.isEmpty
    }

    /// Whether a value of the field's type is valid.
    func admits(_ value: Value) -> Bool {
        if !invalid.isEmpty, invalid.contains(value) { return false }
        if valid.isEmpty && intervals.isEmpty { return true }
        if let number = value.number, intervals.contains(where: { $0.contains(number) }) {
            return true
        }
        return valid.contains(value)
    }
}
