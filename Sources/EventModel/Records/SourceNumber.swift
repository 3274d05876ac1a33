/// The number under which a store knows the name of a source, dealt from 0.
public struct SourceNumber: RawRepresentable, Hashable, Sendable {
    /// The number.
    public let rawValue: UInt32

    /// Names the source with this number.
    @inlinable
    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }
}
