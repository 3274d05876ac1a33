public import ProfileModel

extension StepPlot {
    /// What the values of a drawing over time are.
    public enum Scale: Hashable, Sendable {
        /// Numbers.
        case numbers
        /// Shares of 1, written as percentages.
        case shares
        /// Places in a list of classes, the lowest first: 0 is the first of them.
        case classes([Wording])
    }
}
