extension Treatment {
    /// A value after outliers were dealt with.
    func limited(_ value: Value) -> Value {
        guard outliers != .asIs, case .number(let number) = value else { return value }
        if number >= low && number <= high { return value }
        return outliers == .asMissingValues ? .missing : .number(number < low ? low : high)
    }
}
