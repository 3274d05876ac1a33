public import EventModel
public import ProfileModel

/// A score or a class over time, and the events that moved it.
public struct StepPlot: Hashable, Sendable {
    /// What is drawn.
    public var title: Wording
    /// What the vertical axis shows.
    public var axis: Wording
    /// What the values are.
    public var scale: Scale
    /// Each holds until the next; drawn in the order of their times.
    public var points: [Point]
    /// Until when the last one holds; `nil` where it is not known to hold any longer.
    public var end: Instant?
    /// What moved the value; numbered in the order of their times.
    public var events: [Event]

    /// Puts a drawing together.
    public init(
        title: Wording,
        axis: Wording,
        scale: Scale,
        points: [Point],
        end: Instant? = nil,
        events: [Event] = []
    ) {
        self.title = title
        self.axis = axis
        self.scale = scale
        self.points = points
        self.end = end
        self.events = events
    }
}
