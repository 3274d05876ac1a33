public import EventModel
public import JSON

/// What a replay of issued scores counted.
public struct IssuedSummary: Hashable, Sendable {
    /// The last position that was read, nil for an empty log.
    public let through: Position?
    private let counts: [Int]

    private static let differences = IssuedDifference.allCases
    static let listedPlace = IssuedStanding.allCases.count * IssuedDifference.allCases.count
    /// How many counts there are: one for each standing and difference, and the rows listed.
    static let countCount = listedPlace + 1

    /// Where a standing and a difference are counted.
    static func place(_ standing: IssuedStanding, _ difference: IssuedDifference) -> Int {
        let row = IssuedStanding.allCases.firstIndex(of: standing) ?? 0
        return row * differences.count + (differences.firstIndex(of: difference) ?? 0)
    }

    init(through: Position?, counts: [Int]) {
        self.through = through
        self.counts = counts
    }

    /// How many scores stand so and differ so.
    public func count(_ standing: IssuedStanding, _ difference: IssuedDifference) -> Int {
        counts[Self.place(standing, difference)]
    }

    /// How many scores stand so.
    public func count(_ standing: IssuedStanding) -> Int {
        Self.differences.reduce(0) { $0 + count(standing, $1) }
    }

    /// How many scores were replayed.
    public var issued: Int { IssuedStanding.allCases.reduce(0) { $0 + count($1) } }

    /// Whether every score that was shown came out as it was issued.
    ///
    /// One that could not be run is not one that came out. What its source annulled was never
    /// shown, and does not count.
    public var isReproduced: Bool {
        [IssuedStanding.valid, .disputed].allSatisfy { count($0) == count($0, .none) }
    }

    /// Writes the counts as members of an open object; the keys are part of the interface.
    func writeMembers(to writer: inout JSONWriter) {
        writer.key("issued")
        writer.integer(issued)
        for standing in IssuedStanding.allCases {
            writer.key(standing.rawValue)
            writer.beginObject()
            for difference in Self.differences {
                writer.key(difference.key)
                writer.integer(count(standing, difference))
            }
            writer.endObject()
        }
        writer.key("reproduced")
        writer.bool(isReproduced)
    }

    /// Writes the summary as one JSON object; its keys are part of the interface.
    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("through")
        if let through { writer.integer(through.rawValue) } else { writer.null() }
        writeMembers(to: &writer)
        writer.endObject()
    }
}

extension IssuedDifference {
    /// The difference as rows and JSON name it.
    var key: String { self == .none ? "same" : rawValue }
}
