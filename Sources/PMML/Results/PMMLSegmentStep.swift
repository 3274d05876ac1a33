/// An inner model that ran.
public struct PMMLSegmentStep: Hashable, Sendable {
    /// The segment's name in the document, or its number from 1.
    public let segment: String
    /// What the inner model predicted.
    public let prediction: PMMLValue
    /// How.
    public let explanation: PMMLExplanation
}
