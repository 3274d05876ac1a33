internal import AuditReports
internal import EventModel

/// Assessments counted by group and column, with the persons behind each count.
struct AssessmentTable {
    /// How many assessments, by group and then column.
    let counts: [[Int]]
    /// Whose they are, by group and then column.
    let persons: [[Set<SubjectID>]]
    /// Every column.
    let columns: Range<Int>

    /// Counts assessments, which come with the place of their group, by the column of each.
    init(
        _ groups: AssessmentGroups,
        columnCount: Int,
        column: (ComparedAssessment) -> Int?
    ) {
        let line = [Int](repeating: 0, count: columnCount)
        let nobody = [Set<SubjectID>](repeating: [], count: columnCount)
        var counts = [[Int]](repeating: line, count: groups.names.count)
        var persons = [[Set<SubjectID>]](repeating: nobody, count: groups.names.count)
        for (group, assessment) in groups.placed {
            guard let column = column(assessment) else { continue }
            counts[group][column] += 1
            persons[group][column].insert(assessment.subject)
        }
        self.counts = counts
        self.persons = persons
        columns = line.indices
    }

    /// How many assessments each group has.
    var rowSums: [Int] { counts.map { $0.reduce(0, +) } }

    /// How many assessments each column has.
    var columnSums: [Int] {
        columns.map { column in counts.reduce(0) { $0 + $1[column] } }
    }

    /// How many persons each group has, whoever is in several columns once.
    var rowPersons: [Int] { persons.map { Self.union($0).count } }

    /// How many persons each column has, whoever is in several groups once.
    var columnPersons: [Int] { personCounts(ofRows: counts.indices) }

    /// How many persons there are, each once.
    var everybody: Int { Self.union(persons.map(Self.union)).count }

    /// How many persons each column has in some of the groups, each once.
    func personCounts(ofRows rows: some Sequence<Int>) -> [Int] {
        let lines = rows.map { persons[$0] }
        return columns.map { column in Self.union(lines.map { $0[column] }).count }
    }

    private static func union(_ sets: [Set<SubjectID>]) -> Set<SubjectID> {
        sets.reduce(into: []) { $0.formUnion($1) }
    }
}
