/// A name that a person is known by outside the store: ten digits of a CPR number.
///
/// It is a value in memory only: the vault keeps a keyed digest to find it by and a sealed copy. It
/// has no description on purpose, so that it cannot slip into a message.
public struct Alias: Hashable, Sendable {
    /// The digits, as one number below 10^10.
    public let digits: UInt64

    /// Wraps ten digits given as one number.
    ///
    /// - Precondition: The number is below 10^10.
    public init(digits: UInt64) {
        precondition(digits < 10_000_000_000, "An alias has ten digits")
        self.digits = digits
    }
}
