/// Bytes that do not hold what their format says.
public struct CodecError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Where in the bytes the fault was seen.
    public let offset: Int
    /// What was expected there.
    public let reason: String

    /// States where the fault is and what was expected.
    public init(offset: Int, reason: String) {
        self.offset = offset
        self.reason = reason
    }

    /// The reason and the place.
    public var description: String { "\(reason) at byte \(offset)" }
}
