/// What one characteristic of a scorecard adds.
public struct PMMLPartialScore: Hashable, Sendable {
    /// The characteristic's name, if it has one.
    public let characteristic: String?
    /// The number of the attribute that was true, from 1; nil if none was.
    public let attribute: Int?
    /// The partial score.
    public let score: Double
    /// The code that is given as a reason, if there is one.
    public let reasonCode: String?
}
