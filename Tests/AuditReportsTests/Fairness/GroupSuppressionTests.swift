import AuditReports
import ProfileModel
import Testing

/// Groups whose small numbers are held back, beside totals that other attributes show too.
@Suite struct GroupSuppressionTests {
    private static func group(_ cells: [Int]) -> GroupCounts {
        GroupCounts(
            name: Wording(danish: "gruppe"),
            people: cells.reduce(0, +),
            selected: cells[0] + cells[1] + cells[2],
            outcomes: GroupCounts.Outcomes(
                truePositives: cells[0],
                falsePositives: cells[1],
                trueNegatives: cells[4],
                falseNegatives: cells[3]
            )
        )
    }

    /// What is shown of a group as text, by which two worlds are told apart.
    private static func facts(_ group: PublishedGroups.Group) -> String {
        "\(group.people) \(group.selected) \(group.rates)"
    }

    @Test func `what is shown fits another world for every number held back`() throws {
        var generator = SeededGenerator(seed: 11)
        var (tried, partial) = (0, 0)
        for _ in 0..<150 {
            let cells = (0..<Int.random(in: 2...3, using: &generator)).map { _ in
                (0..<6).map { column in
                    let most = [2, 6, 40].randomElement(using: &generator) ?? 2
                    return column % 3 == 2 ? 0 : Int.random(in: 0...most, using: &generator)
                }
            }
            let groups = cells.map(Self.group)
            guard let shown = SmallCounts(threshold: 3).published(groups), shown.hasOutcomes,
                !shown.groups.isEmpty
            else { continue }
            tried += 1
            for (row, group) in shown.groups.enumerated() {
                if group.people == .suppressed || group.selected == .suppressed { partial += 1 }
                for column in [0, 1, 3, 4] where (1...2).contains(cells[row][column]) {
                    let isOpen = Self.hasOtherWorld(cells, shown, row, column)
                    #expect(isOpen, "\(cells): \(column) of \(row)")
                }
            }
        }
        #expect(tried > 20 && partial > 5)
    }

    /// Whether a number changes in some moves of one person each that leave as it is what is shown.
    ///
    /// A reader knows all totals, and that no number held back is 0.
    private static func hasOtherWorld(
        _ cells: [[Int]],
        _ shown: PublishedGroups,
        _ row: Int,
        _ column: Int
    ) -> Bool {
        let columns = [0, 1, 3, 4]
        let places = cells.indices.flatMap { row in columns.map { (row, $0) } }
            .filter { cells[$0.0][$0.1] > 0 }
        func search(_ index: Int, _ world: [[Int]]) -> Bool {
            if index == places.count {
                guard world[row][column] != cells[row][column] else { return false }
                let isSame = (0..<6).allSatisfy { column in
                    cells.reduce(0) { $0 + $1[column] } == world.reduce(0) { $0 + $1[column] }
                }
                return isSame && fits(world, shown)
            }
            let (row, column) = places[index]
            for move in [0, 1, -1] where world[row][column] + move > 0 {
                var next = world
                next[row][column] += move
                let sum = (0..<cells.count).reduce(0) { $0 + next[$1][column] - cells[$1][column] }
                if abs(sum) <= cells.count - row, search(index + 1, next) { return true }
            }
            return false
        }
        return search(0, cells)
    }

    /// Whether a world agrees with every figure that is shown.
    private static func fits(_ world: [[Int]], _ shown: PublishedGroups) -> Bool {
        zip(world.map(group), shown.groups).allSatisfy { group, shown in
            let pairs = zip(FairnessMeasure.allCases, shown.rates)
            return (shown.people == .suppressed || shown.people == .count(group.people))
                && (shown.selected == .suppressed || shown.selected == .count(group.selected))
                && pairs.allSatisfy { measure, rate in
                    guard case .rate(let rate) = rate else { return true }
                    return measure.rate(of: group) == rate
                }
        }
    }

    @Test func `totals are shown as they are, and so few people that they cannot be are not`() {
        let groups = [[10, 10, 0, 10, 10, 0], [9, 9, 0, 2, 9, 0], [30, 8, 0, 9, 7, 0]]
        let shown = SmallCounts().published(groups.map(Self.group))
        #expect(shown?.all.people == .count(123))
        #expect(shown?.groups[1].rate(.falseNegativeRate) == .suppressed)
        #expect(shown?.groups[1].rate(.precision) == .rate(Rate(9, of: 18)))
        #expect(SmallCounts().published([Self.group([1, 0, 0, 0, 1, 0])]) == nil)
    }

    @Test func `where outcomes are too few they are left out, and selection stays`() {
        let groups = [[3, 9, 0, 10, 40, 0], [0, 20, 0, 10, 30, 0]]
        let shown = SmallCounts().published(groups.map(Self.group))
        #expect(shown?.hasOutcomes == false)
        #expect(shown?.groups.map(\.selected) == [.count(12), .count(20)])
        #expect(shown?.groups[0].rate(.truePositiveRate) == PublishedRate.none)
    }

    @Test func `a single small group beside a large one hides them both`() {
        // The totals are shown, so the large group's number would give the small one's away.
        let shown = SmallCounts().published(
            [[200, 100, 0, 100, 300, 0], [1, 1, 0, 1, 9, 0]].map(Self.group)
        )
        #expect(shown?.groups.map(\.selected) == [.suppressed, .suppressed])
    }

    @Test func `a report of a study holds no rate of a number held back`() throws {
        let report = Samples.study.report(title: Wording(danish: "Undersøgelse"))
        let text = report.text(in: .danish, width: 100)
        // Three of 25 without known origin were selected: 12 %.
        #expect(!text.contains("12,0\u{A0}%"))
        #expect(text.contains("ingen bevis") == false && text.contains("intet bevis"))
    }
}
