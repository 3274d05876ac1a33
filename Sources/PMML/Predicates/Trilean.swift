/// A truth that may be unknown.
enum Trilean: UInt8, Sendable {
    case no, yes, unknown

    init(_ truth: Bool) {
        self = truth ? .yes : .no
    }
}
