/// A rectangle of a drawing, with y growing downward.
struct Box: Hashable {
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double

    /// Whether two rectangles share more than an edge.
    func overlaps(_ other: Box) -> Bool {
        left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }

    /// Whether another rectangle lies within this one.
    func contains(_ other: Box) -> Bool {
        left <= other.left && other.right <= right && top <= other.top && other.bottom <= bottom
    }
}
