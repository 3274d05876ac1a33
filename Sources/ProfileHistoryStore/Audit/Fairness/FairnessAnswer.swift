public import AuditReports
public import EventModel
internal import ProfileModel
internal import ProfileScoring
public import Projections

/// How often each group gets a class, and, where outcomes are known, how often rightly.
public struct FairnessAnswer: Sendable {
    /// The question.
    public let question: FairnessQuestion
    /// The last position that was read, nil for an empty log.
    public let through: Position?
    /// As of when people were scored.
    public let asOf: AsOf
    /// The versions that may have scored, each with the digest of its document.
    public let models: [(name: String, digest: String)]
    /// How many have a form and got no class; they are in none of the groups.
    public let withoutClass: Int
    /// The figures, and what of them may be shown.
    public let study: FairnessStudy

    /// ``withoutClass`` where so many are not few.
    public var publishedWithoutClass: PublishedCount {
        study.smallCounts.holdsBack(withoutClass) ? .suppressed : .count(withoutClass)
    }
}

extension HistoryStore {
    /// Counts how often each group gets a class, and compares that with what came of it.
    ///
    /// Throws `.badInput` where the question does not hold, `.unknownModel` and `.lifecycle` where
    /// a version may not score, `.unknownAttribute` where the outcome is of no series.
    public func fairness(
        _ question: FairnessQuestion,
        progress: (_ done: Int, _ count: Int) -> Void = { _, _ in }
    ) throws(StoreError) -> FairnessAnswer {
        guard question.suppressUnder >= 1 else {
            throw StoreError(.badInput, "a number of persons from 1", field: "suppress-under")
        }
        let scan = try scan(question.options)
        let job = try FairnessJob(question, scope: scan.scope, log: log)
        var tally = FairnessTally(question.divisions)
        try scan.forEach({ FairnessWorker(job, last: scan.last) }, progress: progress) {
            for finding in $0 { tally.add(finding) }
        }
        return FairnessAnswer(
            question: question,
            through: scan.scope.through,
            asOf: job.side.asOf,
            models: job.scorers.map { ($0.document.id, "\($0.document.digest)") },
            withoutClass: tally.withoutClass,
            study: FairnessStudy(
                selection: Wording(
                    danish: "klassen \(DomainWords.class(question.selected).danish)",
                    english: "the class \(DomainWords.class(question.selected).english)"
                ),
                outcome: question.outcome?.wording,
                attributes: tally.attributes(hasOutcomes: question.outcome != nil),
                smallCounts: SmallCounts(threshold: question.suppressUnder)
            )
        )
    }
}

/// Counts people by group, class and outcome.
private struct FairnessTally {
    private struct Counts {
        var people = 0
        var selected = 0
        /// By whether selected, then by whether the outcome came about.
        var outcomes = [[0, 0], [0, 0]]
    }

    private let divisions: [ComparisonDivision]
    private var counts: [[String: Counts]]
    private(set) var withoutClass = 0

    init(_ divisions: [ComparisonDivision]) {
        self.divisions = divisions
        counts = divisions.map { _ in [:] }
    }

    mutating func add(_ finding: FairnessWorker.Finding) {
        guard let isSelected = finding.isSelected else {
            withoutClass += 1
            return
        }
        for (place, division) in divisions.enumerated() {
            let part = Self.part(of: finding, division)
            counts[place][part, default: Counts()].people += 1
            if isSelected { counts[place][part]?.selected += 1 }
            if let outcome = finding.outcome {
                counts[place][part]?.outcomes[isSelected ? 1 : 0][outcome ? 1 : 0] += 1
            }
        }
    }

    private static func part(
        of finding: FairnessWorker.Finding,
        _ division: ComparisonDivision
    ) -> String {
        switch division {
        case .origin: ReplayPerson.origins[finding.person.origin]
        case .sex: ReplayPerson.sexes[finding.person.sex]
        case .age: AgeBands.names[AgeBands.place(of: finding.person.age)]
        case .municipality: ComparisonDivision.municipalities[finding.municipality]
        case .decider: ""
        }
    }

    func attributes(hasOutcomes: Bool) -> [FairnessAttribute] {
        zip(divisions, counts).map { division, parts in
            FairnessAttribute(
                name: division.name,
                groups: division.ordered(parts.keys).map { part in
                    let counts = parts[part] ?? Counts()
                    return GroupCounts(
                        name: division.wording(ofPart: part),
                        people: counts.people,
                        selected: counts.selected,
                        outcomes: hasOutcomes
                            ? GroupCounts.Outcomes(
                                truePositives: counts.outcomes[1][1],
                                falsePositives: counts.outcomes[1][0],
                                trueNegatives: counts.outcomes[0][0],
                                falseNegatives: counts.outcomes[0][1]
                            ) : nil
                    )
                }
            )
        }
    }
}
