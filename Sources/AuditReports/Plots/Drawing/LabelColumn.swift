/// Labels beside each other's ends, moved up or down until none covers another.
struct LabelColumn {
    /// The top of each label, in the order in which they were given.
    let tops: [Double]
    /// Where the lowest ends.
    let bottom: Double

    /// Places labels of given heights as near as possible to the middles that they want.
    ///
    /// The labels keep their order, and none begins above `top`.
    init(middles: [Double], heights: [Double], top: Double, gap: Double) {
        precondition(middles.count == heights.count, "Each label has a middle and a height")
        var tops: [Double] = []
        var edge = top
        for (middle, height) in zip(middles, heights) {
            tops.append(max(edge, middle - height / 2))
            edge = tops[tops.count - 1] + height + gap
        }
        self.tops = tops
        bottom = max(top, edge - gap)
    }
}
