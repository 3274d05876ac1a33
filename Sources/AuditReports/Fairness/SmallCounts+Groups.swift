internal import ProfileModel

extension SmallCounts {
    /// Groups by one attribute as they may be shown, beside others by other attributes.
    ///
    /// The totals below the groups are the same for every attribute of the same people, so they are
    /// always shown, and no group's number may hang on one. Where that cannot be had with outcomes,
    /// they are left out, and where it cannot be had without, the groups are. `nil` stands for
    /// everybody together being so few that not even the totals can be shown.
    public func published(_ groups: [GroupCounts]) -> PublishedGroups? {
        let all = Self.total(groups)
        let hasOutcomes = groups.contains { $0.outcomes != nil }
        for level in hasOutcomes ? [GroupTable.Level.outcomes, .selection] : [.selection] {
            let table = GroupTable(groups, level)
            guard table.totals.allSatisfy({ !holdsBack($0) }) else { continue }
            var network = table.network
            if network.hold(where: { holdsBack($0) }) { return table.published(network, all: all) }
            if level == .selection { return table.published(without: all) }
        }
        return nil
    }

    private static func total(_ groups: [GroupCounts]) -> GroupCounts {
        let outcomes = groups.compactMap(\.outcomes)
        let sum = GroupCounts.Outcomes(
            truePositives: outcomes.reduce(0) { $0 + $1.truePositives },
            falsePositives: outcomes.reduce(0) { $0 + $1.falsePositives },
            trueNegatives: outcomes.reduce(0) { $0 + $1.trueNegatives },
            falseNegatives: outcomes.reduce(0) { $0 + $1.falseNegatives }
        )
        return GroupCounts(
            name: Wording(danish: "alle", english: "all"),
            people: groups.reduce(0) { $0 + $1.people },
            selected: groups.reduce(0) { $0 + $1.selected },
            outcomes: outcomes.isEmpty ? nil : sum
        )
    }
}
