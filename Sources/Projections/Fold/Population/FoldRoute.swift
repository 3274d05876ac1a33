import EventModel
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

    /// The cell of a fact that nobody wants.
    static var nowhere: Int { -1 }
    /// The cell of a fact about a period before the first, of which only a bit is kept.
    static var before: Int { -2 }

    /// The cell of a fact about a period.
    ///
    /// Weeks stand before months, as in the order of a profile. Throws for a length that is none.
    @inline(__always)
    func cell(of ordinal: Int32, granularity: UInt8) throws(CodecError) -> Int {
        let place = Int(ordinal) &- Int(first)
        if granularity == self.granularity && place >= 0 {
            return place <= Int(reach) ? Int(firstCell) &+ place : Self.nowhere
        }
        guard granularity == 1 || granularity == 2 else { throw FactHead.unknownTag(0) }
        return granularity > self.granularity ? Self.nowhere : Self.before
    }

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
