public import EventModel
public import ProfileModel

extension ModelTimeline {
    /// The statement that a model version is in force for a target group from a moment.
    public struct Activation: Hashable, Sendable {
        /// The model version's name.
        public var model: String
        /// The target group that it is put in force for.
        public var targetGroup: String
        /// Who activated it.
        public var actor: String
        /// When it is in force from.
        public var effective: EffectiveTime
        /// Where the event comes from.
        public var provenance: Provenance
        /// What it takes the place of, where it is a rollback.
        public var rollback: ModelRollback?

        /// Whether it was said after the moment from which it is in force.
        public var isBackDated: Bool { provenance.registered.instant > effective.instant }

        /// Assembles an activation from its parts.
        public init(
            model: String,
            targetGroup: String,
            actor: String,
            effective: EffectiveTime,
            provenance: Provenance,
            rollback: ModelRollback? = nil
        ) {
            self.rollback = rollback
            self.model = model
            self.targetGroup = targetGroup
            self.actor = actor
            self.effective = effective
            self.provenance = provenance
        }

        /// Whether this one wins: the greater (effective, registered, position).
        func beats(_ other: Activation) -> Bool {
            if effective != other.effective { return effective > other.effective }
            let (mine, theirs) = (provenance.registered, other.provenance.registered)
            if mine != theirs { return mine > theirs }
            return provenance.position > other.provenance.position
        }
    }
}
