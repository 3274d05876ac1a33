/// That an activation puts an earlier version back in the place of one that failed.
public struct ModelRollback: Hashable, Sendable {
    /// The version that it takes the place of.
    public let model: String
    /// Why.
    public let reason: String

    /// Describes a rollback.
    public init(model: String, reason: String) {
        self.model = model
        self.reason = reason
    }
}
