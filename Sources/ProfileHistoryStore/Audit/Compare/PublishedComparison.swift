internal import AuditReports
internal import ProfileModel

/// What of a comparison may be shown without pointing to a person.
///
/// The flows between outcomes come first. Every division is shown within their totals: with a
/// column for each flow that is shown, and one for those held back together.
struct PublishedComparison {
    /// From each outcome to each.
    let flows: PublishedCounts
    /// The flows that are columns of the divisions, by places among the outcomes.
    let columns: [(from: Int, to: Int)]
    /// Whether the divisions have a last column, of the flows held back together.
    let hasRest: Bool
    /// Each division; nil where nothing of it can be shown.
    let divisions: [(division: ComparisonDivision, names: [String], counts: PublishedCounts?)]

    init(_ comparison: PopulationComparison) {
        let small = SmallCounts(threshold: comparison.question.suppressUnder)
        let outcomes = comparison.outcomes.map(\.wording)
        let flows = small.publishedFlows(
            CountTable(rows: outcomes, columns: outcomes, counts: comparison.counts)
        )
        let places = outcomes.indices.flatMap { from in outcomes.indices.map { (from, $0) } }
        let columns = places.filter { (flows.counts[$0][$1].value ?? 0) > 0 }
        let rest = places.filter { flows.counts[$0][$1].value == nil }
        self.flows = flows
        self.columns = columns
        hasRest = !rest.isEmpty
        let titles =
            columns.map { Self.flow(outcomes[$0], outcomes[$1]) }
            + (rest.isEmpty ? [] : [Self.rest])
        divisions = comparison.divisions.map { division, parts in
            let counts = parts.map { part in
                columns.map { part.counts[$0][$1] }
                    + (rest.isEmpty ? [] : [rest.reduce(0) { $0 + part.counts[$1.0][$1.1] }])
            }
            let table = CountTable(
                rows: parts.map { division.wording(ofPart: $0.name) },
                columns: titles,
                counts: counts
            )
            return (division, parts.map(\.name), small.published(withinTotals: table))
        }
    }

    private static func flow(_ from: Wording, _ to: Wording) -> Wording {
        Wording(
            danish: "\(from.danish) → \(to.danish)",
            english: "\(from.english) → \(to.english)"
        )
    }

    private static let rest = Wording(danish: "resten", english: "the rest")

    /// The sum of flows where all of them are shown.
    func sum(
        _ outcomes: [ReplayOutcome],
        _ isCounted: (ReplayOutcome, ReplayOutcome) -> Bool
    ) -> PublishedCount {
        var sum = 0
        for (row, from) in outcomes.enumerated() {
            for (column, to) in outcomes.enumerated() where isCounted(from, to) {
                guard let count = flows.counts[row][column].value else { return .suppressed }
                sum += count
            }
        }
        return .count(sum)
    }
}
