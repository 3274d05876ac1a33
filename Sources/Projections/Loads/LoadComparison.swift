public import EventModel
public import ProfileModel

/// What a full load says otherwise than its source has said before.
public struct LoadComparison: Hashable, Sendable {
    /// What is to be stored, in the order of the series' columns and then of time.
    public internal(set) var differences: [LoadDifference] = []
    /// A column whose source said otherwise at the very same time: which of the two holds can not
    /// be told.
    public internal(set) var contradicted: Int?
}

/// One value that a full load says otherwise.
public struct LoadDifference: Hashable, Sendable {
    /// What it is about.
    public let point: StatedPoint
    /// The value; absent where it ended.
    public let value: ShortValue
    /// From when it holds.
    public let effective: EffectiveTime
    /// Whether the source had said something of that time before.
    public let isCorrection: Bool
}
