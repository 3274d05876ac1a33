public import ProfileModel

extension BarPlot {
    /// The bars of one group.
    public struct Group: Hashable, Sendable {
        /// The group.
        public var label: Wording
        /// A bar for each series.
        public var bars: [Bar]

        /// Describes a group.
        public init(label: Wording, bars: [Bar]) {
            self.label = label
            self.bars = bars
        }
    }
}
