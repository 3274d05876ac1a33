import EventModel
import ProfileModel

extension ModelTimeline {
    /// One model version and its life, as known and at the moment of a question.
    public struct Model: Hashable, Sendable {
        /// Its name, which never means another document.
        public var name: String
        /// Who laid it before the store.
        public var author: String
        /// The document that defines it, byte for byte.
        public var document: [UInt8]
        /// The PMML document that it binds, byte for byte; nil where it binds none.
        public var pmml: [UInt8]?
        /// Where the registration comes from.
        public var provenance: Provenance
        /// The approvals that are known, first to last in the log.
        public var approvals: [Approval]
        /// The activations that are known, those of the future too.
        public var activations: [Activation]
        /// The retirements that are known, those of the future too.
        public var retirements: [Retirement]
        /// The activations that have it in force at the moment asked, ascending by target group.
        public var inForce: [Activation]
        /// How far it has come at the moment asked.
        public var stage: Stage

        init(
            registration: ModelRegisteredBody,
            provenance: Provenance,
            events: [ModelEvent],
            inForce: [Activation],
            asOf question: AsOf
        ) {
            name = registration.model
            author = registration.author
            document = registration.document
            pmml = registration.pmml
            self.provenance = provenance
            self.inForce = inForce
            approvals = []
            activations = []
            retirements = []
            for event in events {
                switch event {
                case .registered: break
                case .approved(let approval):
                    if approval.model == registration.model { approvals.append(approval) }
                case .activated(let activation):
                    if activation.model == registration.model { activations.append(activation) }
                case .retired(let retirement):
                    if retirement.model == registration.model { retirements.append(retirement) }
                }
            }
            stage = .draft
            stage = currentStage(asOf: question)
        }

        private func currentStage(asOf question: AsOf) -> Stage {
            if !inForce.isEmpty { return .active }
            if retirements.contains(where: { $0.effective <= question.effective }) {
                return .retired
            }
            if activations.contains(where: { $0.effective <= question.effective }) {
                return .replaced
            }
            return approvals.isEmpty ? .draft : .approved
        }
    }
}
