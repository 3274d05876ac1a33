extension ModelTimeline {
    /// The statement that somebody approved a model version.
    public struct Approval: Hashable, Sendable {
        /// The model version's name.
        public var model: String
        /// Who approved it.
        public var approver: String
        /// Where the event comes from.
        public var provenance: Provenance

        /// Assembles an approval from its parts.
        public init(model: String, approver: String, provenance: Provenance) {
            self.model = model
            self.approver = approver
            self.provenance = provenance
        }
    }
}
