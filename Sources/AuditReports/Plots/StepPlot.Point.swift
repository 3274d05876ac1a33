public import EventModel

extension StepPlot {
    /// A value that holds from a time on.
    public struct Point: Hashable, Sendable {
        /// From when it holds.
        public var time: Instant
        /// The value, or a class's place in the list; `nil` where there is no score from here.
        public var value: Double?

        /// Pairs a value with a time.
        public init(time: Instant, value: Double?) {
            self.time = time
            self.value = value
        }
    }
}
