/// Which values an input can have.
enum InputDomain: Hashable, Sendable {
    /// Codes.
    case codes(CodeDomain)
    /// Numbers.
    case number
}
