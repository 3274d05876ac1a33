/// How far a rebuild or a comparison has come.
public struct ViewProgress: Hashable, Sendable {
    /// What is being done.
    public enum Step: String, Hashable, Sendable {
        /// Events are added to the copy.
        case building
        /// Entries are compared with the copy's.
        case comparing
        /// Entries of the half that is not in use are removed.
        case clearing
    }

    /// The view.
    public let view: StoredView
    /// What is being done.
    public let step: Step
    /// How many events or entries are done.
    public let done: Int
    /// How many there are, as far as is known; grows when events are appended meanwhile.
    public let total: Int

    /// States progress.
    public init(view: StoredView, step: Step, done: Int, total: Int) {
        self.view = view
        self.step = step
        self.done = done
        self.total = total
    }
}
