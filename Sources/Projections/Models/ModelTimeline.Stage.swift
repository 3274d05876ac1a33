extension ModelTimeline {
    /// How far a model version has come.
    public enum Stage: String, Hashable, Sendable, CaseIterable {
        /// It was laid before the store; nobody approved it.
        case draft
        /// It was approved and is not in force yet.
        case approved
        /// It is in force for at least one target group.
        case active
        /// It was in force, and other model versions have taken its place.
        case replaced
        /// It was taken out of force.
        case retired
    }
}
