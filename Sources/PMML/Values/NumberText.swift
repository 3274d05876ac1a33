/// Numbers as texts.
enum NumberText {
    /// The shortest text that reads as the number; whole numbers without a point.
    static func text(_ number: Double) -> String {
        guard number.rounded() == number, number.magnitude < 0x1p53 else { return "\(number)" }
        return "\(Int64(number))"
    }
}
