import ProfileModel

/// Where the facts of an attribute go, with all that is needed to find the cell of one.
struct FoldRoute: Sendable {
    /// The cell of a fact without a period; none for a series.
    var cell: Int32 = -1
    /// The cell of the first period's fact; none for an attribute that is no series.
    var firstCell: Int32 = -1
    /// The ordinal of the first period.
    var first: Int32 = 0
    /// How many periods there are after the first.
    var reach: Int32 = 0
    /// The length of the periods.
    var granularity: UInt8 = 0
    /// What facts say of periods before the first: 1 that one holds a value, 2 that one does not.
    var earlier: UInt8 = 0

    /// The routes of a plan, by the number of the attribute.
    static func table(_ plan: PopulationPlan) -> [FoldRoute] {
        let numbers = plan.attributes + plan.series.map(\.attribute)
        var table = Array(
            repeating: FoldRoute(),
            count: Int(numbers.max()?.rawValue ?? 0) + 1
        )
        for (place, attribute) in plan.attributes.enumerated() {
            table[Int(attribute.rawValue)].cell = Int32(place)
        }
        return table
    }
}
