extension BarPlot {
    /// A rate that is drawn, or why it is not.
    public enum Bar: Hashable, Sendable {
        /// A share from 0 to 1, with the interval that it was measured to.
        case rate(Double, interval: Interval?)
        /// Held back, since too few people stand behind it.
        case suppressed
        /// There is none, such as a rate of nobody.
        case none
    }
}
