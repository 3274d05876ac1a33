public import EventModel

extension ModelTimeline {
    /// The statement that a model version is out of force for good from a moment.
    public struct Retirement: Hashable, Sendable {
        /// The model version's name.
        public var model: String
        /// The target group that it is retired for; `nil` for all.
        public var targetGroup: String?
        /// Who retired it.
        public var actor: String
        /// Why, where it was said.
        public var reason: String?
        /// When it is out of force from.
        public var effective: EffectiveTime
        /// Where the event comes from.
        public var provenance: Provenance

        /// Assembles a retirement from its parts.
        public init(
            model: String,
            targetGroup: String?,
            actor: String,
            reason: String?,
            effective: EffectiveTime,
            provenance: Provenance
        ) {
            self.model = model
            self.targetGroup = targetGroup
            self.actor = actor
            self.reason = reason
            self.effective = effective
            self.provenance = provenance
        }

        /// Whether it ends what an activation began.
        ///
        /// The greater (effective, registered, position) has the last word: a model activated again
        /// at the moment of an earlier retirement is in force, one retired at the moment of its
        /// activation is not.
        func ends(_ activation: Activation) -> Bool {
            model == activation.model
                && (targetGroup == nil || targetGroup == activation.targetGroup)
                && saysLater(than: activation)
        }

        private func saysLater(than activation: Activation) -> Bool {
            if effective != activation.effective { return effective > activation.effective }
            let (mine, other) = (provenance, activation.provenance)
            if mine.registered != other.registered { return mine.registered > other.registered }
            return mine.position > other.position
        }
    }
}
