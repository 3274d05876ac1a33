public import EventModel

/// Who takes a step in a model version's life, and when it counts as said.
public struct ModelStep: Hashable, Sendable {
    /// The person or office that takes the step.
    public var actor: String
    /// When the step was decided, where that lies before now; it can not lie in the future.
    public var registered: RegisteredTime?

    /// Describes who takes a step.
    public init(actor: String, registered: RegisteredTime? = nil) {
        self.actor = actor
        self.registered = registered
    }
}
