internal import AuditReports
internal import EventModel

/// Assessments with the place of the group of each.
struct AssessmentGroups {
    /// How many groups are told apart however few persons they have.
    ///
    /// What it takes to protect a table grows with the cube of its small numbers.
    static let mostUnfolded = 50

    /// What the groups are, names ascending, then what has none; nil for that, and for the rest.
    let names: [String?]
    /// Every assessment, and the place of its group.
    let placed: [(group: Int, assessment: ComparedAssessment)]
    /// Whether the last group is the rest: all of the groups that had too few persons each.
    let hasRest: Bool

    /// Groups assessments; those of the small groups together where there are very many groups.
    init(
        _ assessments: [ComparedAssessment],
        by grouping: DeviationQuestion.Grouping,
        suppressedUnder threshold: Int
    ) {
        var persons: [String?: Set<SubjectID>] = [:]
        for assessment in assessments {
            persons[assessment.name(grouping), default: []].insert(assessment.subject)
        }
        let small = SmallCounts(threshold: threshold)
        let few = Set(persons.filter { small.holdsBack($1.count) }.keys)
        // One group alone is not hidden by another name.
        hasRest = persons.count > Self.mostUnfolded && few.count > 1
        let kept = hasRest ? Set(persons.keys).subtracting(few) : Set(persons.keys)
        var names: [String?] = kept.compactMap { $0 }.sorted()
        if kept.contains(nil) { names.append(nil) }
        let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
        let rest = names.count
        placed = assessments.map { (places[$0.name(grouping)] ?? rest, $0) }
        self.names = hasRest ? names + [nil] : names
    }
}

extension ComparedAssessment {
    /// What it is counted by.
    fileprivate func name(_ grouping: DeviationQuestion.Grouping) -> String? {
        switch grouping {
        case .office: office
        case .version: score?.model
        case .reason: reason
        }
    }
}
