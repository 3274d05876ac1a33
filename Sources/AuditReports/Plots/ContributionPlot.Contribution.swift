public import ProfileModel

extension ContributionPlot {
    /// What one input added or took.
    public struct Contribution: Hashable, Sendable {
        /// The input, and what it was.
        public var label: Wording
        /// What it added; below 0 what it took.
        public var value: Double

        /// Pairs an input with what it added.
        public init(label: Wording, value: Double) {
            self.label = label
            self.value = value
        }
    }
}
