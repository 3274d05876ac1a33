public import EventModel
public import Projections

/// What a population replay counted.
public struct PopulationSummary: Sendable {
    /// One side of a comparison, or the only one.
    public struct Side: Sendable {
        /// The times it was asked for.
        public let asOf: AsOf
        /// The version that was named, nil where the one in force scored.
        public let model: String?
    }

    /// A name and how many subjects came out how, in the order of ``PopulationSummary/outcomes``.
    public struct Part: Hashable, Sendable {
        /// The code or band, empty where none is known.
        public let name: String
        /// How many subjects of the part came out how.
        public let counts: [Int]
    }

    /// How many subjects of a part both sides scored, and how many of them flip.
    public struct FlipPart: Hashable, Sendable {
        /// The code or band, empty where none is known.
        public let name: String
        /// Subjects whom both sides scored.
        public let bothScored: Int
        /// Those of them whose class differs.
        public let flips: Int
    }

    /// Subjects who came out one way on the first side and another way on the other.
    public struct Transition: Hashable, Sendable {
        /// What came out on the first side.
        public let from: ReplayOutcome
        /// What came out on the other.
        public let to: ReplayOutcome
        /// How many subjects.
        public let count: Int
    }

    /// Flips by the features at which the paths ended on either side; nil where a sum decided.
    public struct DeciderPair: Hashable, Sendable {
        /// The deciding feature on the first side.
        public let from: String?
        /// The deciding feature on the other.
        public let to: String?
        /// How many flips.
        public let count: Int
    }

    /// The last position that was read, nil for an empty log.
    public let through: Position?
    /// The first side.
    public let side: Side
    /// The other side, nil where nothing is compared.
    public let otherSide: Side?
    /// The target group whose forms were scored, nil for all.
    public let group: String?
    /// The versions that may have scored, each with the digest of its document.
    public let models: [(name: String, digest: String, count: Int)]
    /// What can come out: the versions' classes first.
    public let outcomes: [ReplayOutcome]
    /// How many subjects came out how on the first side, in the order of ``outcomes``.
    public let counts: [Int]
    /// The same by origin.
    public let origins: [Part]
    /// The same by sex.
    public let sexes: [Part]
    /// The same by age on the day asked.
    public let ages: [Part]
    /// What came out on both sides; those that occur, in the order of ``outcomes``.
    public let transitions: [Transition]
    /// Flips by origin, sex and age of the first side.
    public let flipsByOrigin: [FlipPart]
    /// Flips by sex of the first side.
    public let flipsBySex: [FlipPart]
    /// Flips by age on the first side.
    public let flipsByAge: [FlipPart]
    /// Flips by what decided, those that occur.
    public let deciders: [DeciderPair]

    /// How many subjects there are.
    public var subjects: Int { counts.reduce(0, +) }
    /// How many subjects both sides scored.
    public var bothScored: Int { flipsBySex.reduce(0) { $0 + $1.bothScored } }
    /// How many of them flip.
    public var flips: Int { flipsBySex.reduce(0) { $0 + $1.flips } }
}
