/// What an indicator makes of a missing value.
public enum MissingTreatment: String, Hashable, Sendable {
    /// The condition counts as not met. Only a model that says so may take silence for a no.
    case zero
    /// The sub-model gives no result and names the input.
    case noResult
}
