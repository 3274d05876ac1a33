/// Readings that were asked for, and where to go on.
public struct AccessListing: Hashable, Sendable {
    /// The readings in the order that was asked for.
    public let entries: [ListedAccess]
    /// The cursor of the next page; `nil` where there is none.
    public let next: UInt64?
    /// Whether the places of persons were looked up.
    public let hasPlaces: Bool
}
