public import EventModel

/// A view as a store holds it.
public struct ViewState: Hashable, Sendable {
    /// What is being done to the half that is not in use, by a process or by none since a crash.
    public struct Rebuild: Hashable, Sendable {
        /// What is being done.
        public enum Phase: String, Hashable, Sendable {
            /// A new generation is being built.
            case building
            /// A copy is being built and compared.
            case verifying
            /// An old generation, or a copy that was compared, is being removed.
            case clearing
        }

        /// What is being done.
        public let phase: Phase
        /// The generation that is built or removed.
        public let generation: UInt64
        /// The place behind the last event that is in it, `nil` when it is being removed.
        public let through: Position?
        /// How many bytes it takes.
        public let byteCount: Int

        /// States a rebuild.
        public init(phase: Phase, generation: UInt64, through: Position?, byteCount: Int) {
            self.phase = phase
            self.generation = generation
            self.through = through
            self.byteCount = byteCount
        }
    }

    /// The view.
    public let view: StoredView
    /// How often it has been rebuilt and used.
    public let generation: UInt64
    /// The place behind the last event that is in it, which is the end of the log.
    public let through: Position
    /// How many entries it has: rows of packed history, or ids.
    public let entryCount: Int
    /// How many bytes its pages take in the file.
    public let byteCount: Int
    /// The rebuild that is under way, `nil` when none is.
    public let rebuild: Rebuild?

    /// States a view.
    public init(
        view: StoredView,
        generation: UInt64,
        through: Position,
        entryCount: Int,
        byteCount: Int,
        rebuild: Rebuild?
    ) {
        self.view = view
        self.generation = generation
        self.through = through
        self.entryCount = entryCount
        self.byteCount = byteCount
        self.rebuild = rebuild
    }
}
