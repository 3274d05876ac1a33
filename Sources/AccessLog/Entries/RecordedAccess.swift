public import EventModel

/// An entry of the read log.
public struct RecordedAccess: Hashable, Sendable {
    /// The entry's place, gapless; the first of all is 0.
    public let number: UInt64
    /// When it was logged, strictly increasing with the number.
    public let recorded: Instant
    /// What it states.
    ///
    /// Subjects whose keys were destroyed are left out, and what was searched for is where it was
    /// sealed for one of them.
    public let entry: AccessEntry
    /// How many subjects were left out.
    public let erasedSubjectCount: Int
    /// Whether what was searched for was left out.
    public let isCriterionErased: Bool
    /// What was taken away from the log, where the entry says so.
    public let pruned: PrunedAccess?

    /// Whether the entry is about somebody who was erased.
    public var isErased: Bool { erasedSubjectCount > 0 }
}
