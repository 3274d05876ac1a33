public import EventModel
public import ProfileModel

extension StepPlot {
    /// What moved a value, shown as a numbered mark.
    public struct Event: Hashable, Sendable {
        /// When it did.
        public var time: Instant
        /// What happened.
        public var label: Wording
        /// Where it stands in the log, if it stands there.
        public var position: Position?

        /// Describes an event.
        public init(time: Instant, label: Wording, position: Position? = nil) {
            self.time = time
            self.label = label
            self.position = position
        }
    }
}
