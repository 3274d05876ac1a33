public import EventModel

/// Two sides put beside one another for everybody: who comes out otherwise, and what decided.
public struct PopulationComparison: Sendable {
    /// How one part of a division comes out on both sides.
    public struct Part: Sendable {
        /// The code or band, empty where none is known; or what decided on the two sides.
        public let name: String
        /// From each outcome to each, in the order of ``PopulationComparison/outcomes``.
        public let counts: [[Int]]
    }

    /// One person who comes out otherwise, or without a result.
    public struct Case: Hashable, Sendable {
        /// Who.
        public let subject: SubjectID
        /// What came out on the first side.
        public let from: ReplayOutcome
        /// What came out on the other.
        public let to: ReplayOutcome
        /// What decided on the first side; nil where a sum did.
        public let fromDecider: String?
        /// What decided on the other; nil where a sum did.
        public let toDecider: String?
    }

    /// The question.
    public let question: ComparisonQuestion
    /// The last position that was read, nil for an empty log.
    public let through: Position?
    /// The times and the version of the first side; nil is the one in force.
    public let from: PopulationSummary.Side
    /// The times and the version of the other side.
    public let to: PopulationSummary.Side
    /// The versions that may have scored, each with the digest of its document.
    public let models: [(name: String, digest: String)]
    /// What came out for anybody on either side.
    public let outcomes: [ReplayOutcome]
    /// From each outcome to each, in the order of ``outcomes``.
    public let counts: [[Int]]
    /// The same by origin, sex, age, municipality and by what decided.
    ///
    /// Parts of nobody are left out. Those who do not flip were decided by nothing that matters
    /// here, and have no decider.
    public let divisions: [(division: ComparisonDivision, parts: [Part])]
    /// Those who flip, as many as were asked for, by subject.
    public let flipped: [Case]
    /// Those to whom the other side gives no result, as many as were asked for, by subject; in a
    /// dry run at least all whom the first side gives a class.
    public let failed: [Case]

    /// How many people were looked at.
    public var people: Int { counts.reduce(0) { $0 + $1.reduce(0, +) } }
    /// How many both sides scored.
    public var bothScored: Int { sum { $0.isScored && $1.isScored } }
    /// How many of them come out otherwise.
    public var flips: Int { sum { $0.flips(to: $1) } }
    /// How many the other side scores without a result.
    public var failures: Int { sum { $1.noResult != nil } }

    private func sum(_ isCounted: (ReplayOutcome, ReplayOutcome) -> Bool) -> Int {
        var sum = 0
        for (row, from) in outcomes.enumerated() {
            for (column, to) in outcomes.enumerated() where isCounted(from, to) {
                sum += counts[row][column]
            }
        }
        return sum
    }
}
