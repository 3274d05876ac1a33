/// Where the classes and the bands between them stand in a drawing of flows.
///
/// Thicknesses follow from what may be shown alone: the bands of numbers held back share what their
/// class's total leaves over, so that the drawing gives away no more than the table does.
struct FlowLayout {
    /// A class at one side, and how thick its bands are there.
    struct Node: Hashable {
        var top: Double
        var thicknesses: [Double]

        var height: Double { thicknesses.reduce(0, +) }
        var middle: Double { top + height / 2 }

        /// Where the band to or from a class of the other side begins.
        func top(of band: Int) -> Double { thicknesses[..<band].reduce(top, +) }
    }

    private(set) var left: [Node]
    private(set) var right: [Node]
    /// Where the lowest class ends.
    let bottom: Double

    private static let gap = 14.0
    /// The height of everybody together.
    private static let extent = 260.0
    /// The thinnest band that is seen.
    static let thinnest = 2.0

    /// Places the classes of `counts` below `top`, each at least as high as its label.
    init(_ counts: PublishedCounts, top: Double, leftLabels: [Double], rightLabels: [Double]) {
        let rows = counts.counts
        let columns = counts.columns.indices.map { column in rows.map { $0[column] } }
        let weights = (
            zip(rows, counts.rowTotals).map(Self.weights),
            zip(columns, counts.columnTotals).map(Self.weights)
        )
        let sums = (Self.sum(weights.0), Self.sum(weights.1))
        let scale = Self.extent / max(1, sums.0, sums.1)
        left = Self.nodes(weights.0, scale, top: top, labels: leftLabels)
        right = Self.nodes(weights.1, scale, top: top, labels: rightLabels)
        let ends = (Self.end(left, leftLabels, top), Self.end(right, rightLabels, top))
        bottom = max(ends.0, ends.1)
        // The shorter side stands in the middle.
        for index in left.indices { left[index].top += (bottom - ends.0) / 2 }
        for index in right.indices { right[index].top += (bottom - ends.1) / 2 }
    }

    /// How much each of a class's bands weighs.
    private static func weights(_ counts: [PublishedCount], _ total: PublishedCount) -> [Double] {
        let shown = counts.compactMap(\.value).reduce(0.0) { $0 + Double($1) }
        let held = counts.count { $0 == .suppressed }
        let rest = total.value.map { max(0, Double($0) - shown) / Double(max(1, held)) } ?? 0
        return counts.map { count in
            count.value.map { Double($0) } ?? max(rest, .leastNonzeroMagnitude)
        }
    }

    private static func sum(_ weights: [[Double]]) -> Double {
        weights.reduce(0) { $0 + $1.reduce(0, +) }
    }

    private static func nodes(
        _ weights: [[Double]],
        _ scale: Double,
        top: Double,
        labels: [Double]
    ) -> [Node] {
        var edge = top
        return zip(weights, labels).map { weights, label in
            let thicknesses = weights.map { $0 > 0 ? max(thinnest, $0 * scale) : 0 }
            let height = thicknesses.reduce(0, +)
            let room = max(height, label)
            let node = Node(top: edge + (room - height) / 2, thicknesses: thicknesses)
            edge += room + gap
            return node
        }
    }

    private static func end(_ nodes: [Node], _ labels: [Double], _ top: Double) -> Double {
        zip(nodes, labels).reduce(top) { $0 + max($1.0.height, $1.1) + gap } - gap
    }
}
