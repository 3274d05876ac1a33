internal import AuditReports

extension DeviationGroup {
    /// Counts assessments by group, and all of them.
    ///
    /// The split by class is held back first. Finer ones show nothing of a count that this one
    /// holds back, and take as known what it shows.
    static func all(
        of assessments: [ComparedAssessment],
        by grouping: DeviationQuestion.Grouping,
        suppressedUnder threshold: Int
    ) -> (groups: [DeviationGroup], total: DeviationGroup) {
        let groups = AssessmentGroups(assessments, by: grouping, suppressedUnder: threshold)
        let tables = Tables(groups, suppressedUnder: threshold)
        let last = groups.names.indices.last
        let counted = groups.names.enumerated().map { place, name in
            tables.group(name, place, isRest: groups.hasRest && place == last)
        }
        return (counted, tables.group(nil, nil, isRest: false))
    }

    private struct Tables {
        let classes: GroupedCounts
        let directions: GroupedCounts
        let statements: GroupedCounts
        let contradictions: GroupedCounts

        init(_ groups: AssessmentGroups, suppressedUnder threshold: Int) {
            let classes = GroupedCounts(
                AssessmentTable(groups, columnCount: 3) { $0.deviates.map { $0 ? 1 : 0 } ?? 2 },
                suppressedUnder: threshold
            )
            func split(
                _ columnCount: Int,
                of wholes: [PublishedCount],
                _ total: PublishedCount,
                _ column: (ComparedAssessment) -> Int?
            ) -> GroupedCounts {
                GroupedCounts(
                    AssessmentTable(groups, columnCount: columnCount, column: column),
                    of: wholes,
                    total: total,
                    suppressedUnder: threshold
                )
            }
            directions = split(3, of: classes.cells.map { $0[1] }, classes.columnTotals[1]) {
                [.higher: 0, .lower: 1, .unordered: 2][$0.comparison]
            }
            statements = split(3, of: classes.rowTotals, classes.total) {
                $0.stated.map { $0 ? 0 : 1 } ?? 2
            }
            contradictions = split(2, of: classes.rowTotals, classes.total) {
                $0.isContradictory == true ? 0 : 1
            }
            self.classes = classes
        }

        /// One group, or with nil all of them.
        func group(_ name: String?, _ place: Int?, isRest: Bool) -> DeviationGroup {
            func cell(_ counts: GroupedCounts, _ column: Int) -> PublishedCount {
                place.map { counts.cells[$0][column] } ?? counts.columnTotals[column]
            }
            return DeviationGroup(
                name: name,
                isRest: isRest,
                assessments: place.map { classes.rowTotals[$0] } ?? classes.total,
                withoutScore: cell(classes, 2),
                agreeing: cell(classes, 0),
                deviating: cell(classes, 1),
                higher: cell(directions, 0),
                lower: cell(directions, 1),
                unordered: cell(directions, 2),
                statedDeviating: cell(statements, 0),
                statedAgreeing: cell(statements, 1),
                contradictory: cell(contradictions, 0)
            )
        }
    }
}
