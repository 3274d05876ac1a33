/// Groups as a table of numbers of people, from which rates are made.
struct GroupTable {
    /// What the columns are.
    enum Level: Hashable {
        /// Selected and not.
        case selection
        /// Each of those by outcome, known and unknown.
        case outcomes
    }

    private let groups: [GroupCounts]
    private let level: Level

    init(_ groups: [GroupCounts], _ level: Level) {
        self.groups = groups
        self.level = level
    }

    /// The numbers of a group: those selected and then those not, by outcome where that is told
    /// apart.
    func columns(of group: GroupCounts) -> [Int] {
        let passed = group.people - group.selected
        guard level == .outcomes else { return [group.selected, passed] }
        guard let outcomes = group.outcomes else { return [0, 0, group.selected, 0, 0, passed] }
        return [
            outcomes.truePositives, outcomes.falsePositives, group.selected - outcomes.selected,
            outcomes.falseNegatives, outcomes.trueNegatives, passed - outcomes.notSelected,
        ]
    }

    /// The numbers of all groups together.
    var totals: [Int] {
        let lines = groups.map(columns)
        return (0..<columnCount).map { column in lines.reduce(0) { $0 + $1[column] } }
    }

    private var columnCount: Int { level == .outcomes ? 6 : 2 }

    /// The numbers as flows; the columns' totals are fixed, since other attributes show them too.
    var network: CountNetwork {
        CountNetwork(
            groups.map(columns),
            columnCount: columnCount,
            parts: level == .outcomes ? [0, 0, 0, 1, 1, 1] : [0, 1],
            fixesColumns: true
        )
    }

    /// What may be shown after small numbers were held back.
    func published(_ network: CountNetwork, all: GroupCounts) -> PublishedGroups {
        let shown = groups.enumerated().map { row, group in
            PublishedGroups.Group(
                name: group.name,
                people: network.rowTotal(row),
                selected: network.part(row, 0),
                rates: FairnessMeasure.allCases.map { measure in
                    rate(measure, of: group, isShown: isShown(measure, row, network))
                }
            )
        }
        return PublishedGroups(
            groups: shown,
            all: published(all),
            hasOutcomes: level == .outcomes
        )
    }

    /// What may be shown where no group may.
    func published(without all: GroupCounts) -> PublishedGroups {
        PublishedGroups(groups: [], all: published(all), hasOutcomes: false)
    }

    private func published(_ all: GroupCounts) -> PublishedGroups.Group {
        PublishedGroups.Group(
            name: all.name,
            people: .count(all.people),
            selected: .count(all.selected),
            rates: FairnessMeasure.allCases.map { rate($0, of: all, isShown: true) }
        )
    }

    private func rate(
        _ measure: FairnessMeasure,
        of group: GroupCounts,
        isShown: Bool
    ) -> PublishedRate {
        guard level == .outcomes || measure == .selectionRate,
            let rate = measure.rate(of: group), rate.people > 0
        else { return .none }
        return isShown ? .rate(rate) : .suppressed
    }

    /// Whether every number that a rate is made of is shown.
    private func isShown(
        _ measure: FairnessMeasure,
        _ row: Int,
        _ network: CountNetwork
    ) -> Bool {
        let columns: [Int]
        switch measure {
        case .selectionRate:
            return network.rowTotal(row) != .suppressed && network.part(row, 0) != .suppressed
        case .truePositiveRate, .falseNegativeRate: columns = [0, 3]
        case .falsePositiveRate, .trueNegativeRate: columns = [1, 4]
        case .accuracy: columns = [0, 1, 3, 4]
        case .precision: columns = [0, 1]
        }
        return columns.allSatisfy { network.cell(row, $0) != .suppressed }
    }
}
