public import EventModel
public import Scoring

/// What a kernel was given for one feature, and where that came from.
public struct ScoredInput: Hashable, Sendable {
    /// The name of the feature.
    public let feature: String
    /// The value, or why there is none.
    public let value: InputValue
    /// The places in the log of the facts or of the submission that it was read from, ascending.
    public let positions: [Position]
    /// Why the value itself was missing, where the document puts another in its place.
    public let substituted: Missing?
    /// Whether it is supposed, by a question what would be if.
    public let isSupposed: Bool
    /// Whether there is or was a value that may not be told.
    public var isWithheld: Bool { value == .missing(.withheld) }
    /// What has to be said of it, such as that it was read from a form that is not understood.
    public let note: String?

    /// States what a feature was read as.
    public init(
        feature: String,
        value: InputValue,
        positions: [Position] = [],
        substituted: Missing? = nil,
        isSupposed: Bool = false,
        note: String? = nil
    ) {
        self.feature = feature
        self.value = value
        self.positions = positions
        self.substituted = substituted
        self.isSupposed = isSupposed
        self.note = note
    }
}
