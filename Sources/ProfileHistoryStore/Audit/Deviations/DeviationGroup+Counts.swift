internal import AuditReports

extension DeviationGroup {
    /// Counts assessments by group, and all of them.
    ///
    /// The split by class is held back first; a finer split shows nothing of a count that this one
    /// holds back.
    static func all(
        of assessments: [ComparedAssessment],
        by grouping: DeviationQuestion.Grouping,
        suppressedUnder threshold: Int
    ) -> (groups: [DeviationGroup], total: DeviationGroup) {
        let named = assessments.map { (name: $0.name(grouping), assessment: $0) }
        var names: [String?] = Set(named.compactMap(\.name)).sorted()
        if named.contains(where: { $0.name == nil }) { names.append(nil) }
        let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
        let placed = named.map { (group: places[$0.name] ?? 0, assessment: $0.assessment) }
        func counts(
            _ columns: Int,
            _ column: (ComparedAssessment) -> Int?
        ) -> GroupedCounts {
            GroupedCounts(
                placed,
                groupCount: names.count,
                columnCount: columns,
                suppressedUnder: threshold,
                column: column
            )
        }
        let tables = Tables(
            classes: counts(3) { $0.deviates.map { $0 ? 1 : 0 } ?? 2 },
            directions: counts(3) { assessment in
                [.higher: 0, .lower: 1, .unordered: 2][assessment.comparison]
            },
            statements: counts(3) { $0.stated.map { $0 ? 0 : 1 } ?? 2 },
            contradictions: counts(2) { $0.isContradictory == true ? 0 : 1 }
        )
        let groups = names.enumerated().map { place, name in tables.group(name, place) }
        return (groups, tables.group(nil, nil))
    }

    private struct Tables {
        let classes: GroupedCounts
        let directions: GroupedCounts
        let statements: GroupedCounts
        let contradictions: GroupedCounts

        /// One group, or with nil all of them.
        func group(_ name: String?, _ place: Int?) -> DeviationGroup {
            func cell(_ counts: GroupedCounts, _ column: Int) -> PublishedCount {
                place.map { counts.cells[$0][column] } ?? counts.columnTotals[column]
            }
            func part(_ counts: GroupedCounts, _ column: Int, of whole: PublishedCount)
                -> PublishedCount
            { whole == .suppressed ? .suppressed : cell(counts, column) }
            let all = place.map { classes.rowTotals[$0] } ?? classes.total
            let deviating = cell(classes, 1)
            return DeviationGroup(
                name: name,
                assessments: all,
                withoutScore: cell(classes, 2),
                agreeing: cell(classes, 0),
                deviating: deviating,
                higher: part(directions, 0, of: deviating),
                lower: part(directions, 1, of: deviating),
                unordered: part(directions, 2, of: deviating),
                statedDeviating: part(statements, 0, of: all),
                statedAgreeing: part(statements, 1, of: all),
                contradictory: part(contradictions, 0, of: all)
            )
        }
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
