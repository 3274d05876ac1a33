public import EventModel

/// What the comparison of a view with the log found.
public struct ViewCheck: Hashable, Sendable {
    /// How many differences are listed; the rest is only counted.
    public static let listedCount = 100

    /// The view that was compared.
    public let view: StoredView
    /// The place behind the last event that was compared.
    public let through: Position
    /// How many entries were compared.
    public let entryCount: Int
    /// How many of them differ.
    public let differenceCount: Int
    /// The first of those that differ, at most ``listedCount``.
    public let differences: [ViewDifference]

    /// Whether the view holds exactly what the log says.
    public var isEqual: Bool { differenceCount == 0 }

    /// States a result.
    public init(
        view: StoredView,
        through: Position,
        entryCount: Int,
        differenceCount: Int,
        differences: [ViewDifference]
    ) {
        self.view = view
        self.through = through
        self.entryCount = entryCount
        self.differenceCount = differenceCount
        self.differences = differences
    }
}
