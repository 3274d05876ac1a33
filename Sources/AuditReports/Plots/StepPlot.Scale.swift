public import ProfileModel

extension StepPlot {
    /// What the values of a drawing over time are.
    public enum Scale: Hashable, Sendable {
        /// Numbers.
        case numbers
        /// Shares from 0 to 1, written as percentages; other numbers are left out.
        case shares
        /// Places in a list of classes, the lowest first: 0 is the first of them;
        /// other numbers are left out.
        case classes([Wording])
    }
}
