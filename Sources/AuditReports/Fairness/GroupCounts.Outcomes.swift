extension GroupCounts {
    /// People by whether they were selected and whether what the selection foresaw came about.
    public struct Outcomes: Hashable, Sendable {
        /// Selected, and it came about.
        public let truePositives: Int
        /// Selected, and it did not.
        public let falsePositives: Int
        /// Not selected, and it did not come about.
        public let trueNegatives: Int
        /// Not selected, and it did.
        public let falseNegatives: Int

        /// Counts outcomes; a number below 0 is a programmer's error, and traps.
        public init(
            truePositives: Int,
            falsePositives: Int,
            trueNegatives: Int,
            falseNegatives: Int
        ) {
            precondition(
                min(truePositives, falsePositives, trueNegatives, falseNegatives) >= 0,
                "A number of people is not below 0"
            )
            self.truePositives = truePositives
            self.falsePositives = falsePositives
            self.trueNegatives = trueNegatives
            self.falseNegatives = falseNegatives
        }

        /// Those selected whose outcome is known.
        var selected: Int { truePositives + falsePositives }

        /// Those not selected whose outcome is known.
        var notSelected: Int { trueNegatives + falseNegatives }
    }
}
