import ProfileModel

/// Where the facts of an attribute go.
struct FoldRoute: Sendable {
    /// The cell of the attribute's value; none for a series.
    var cell: Int32 = -1
    /// The row of the attribute's periods; none for an attribute that is no series.
    var row: Int32 = -1

    /// Whether facts without a period, or with one, are wanted.
    @inline(__always)
    func wants(period: Bool) -> Bool { (period ? row : cell) >= 0 }

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
        for (place, series) in plan.series.enumerated() {
            table[Int(series.attribute.rawValue)].row = Int32(place)
        }
        return table
    }
}
