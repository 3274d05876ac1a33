/// Some entries, and where to go on.
public struct AccessPage: Hashable, Sendable {
    /// The entries in the order that was asked for.
    public let entries: [RecordedAccess]
    /// The cursor of the next page; `nil` where there is none.
    public let next: UInt64?
}
