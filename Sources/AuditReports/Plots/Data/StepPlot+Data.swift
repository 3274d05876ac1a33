internal import EventModel
internal import ProfileModel

extension StepPlot {
    /// The points in the order of time; of several at one time the last, and without a value where
    /// it is not finite, no share of 1 or no class's place.
    var drawnPoints: [Point] {
        var points: [Point] = []
        for point in Self.ordered(self.points, by: \.time) {
            if points.last?.time == point.time { points.removeLast() }
            let value = point.value.flatMap { isDrawn($0) ? $0 : nil }
            points.append(Point(time: point.time, value: value))
        }
        return points
    }

    /// The events in the order of time, those of one time as they were given.
    var orderedEvents: [Event] { Self.ordered(events, by: \.time) }

    /// What the numbers of the events stand for.
    var legend: [PlotLegendEntry] {
        orderedEvents.map {
            PlotLegendEntry(time: $0.time.dayAndMinute, label: $0.label, position: $0.position)
        }
    }

    private func isDrawn(_ value: Double) -> Bool {
        switch scale {
        case .numbers: value.isFinite
        case .shares: (0...1).contains(value)
        case .classes(let classes):
            Int(exactly: value).map { classes.indices.contains($0) } ?? false
        }
    }

    private static func ordered<Element>(
        _ elements: [Element],
        by time: KeyPath<Element, Instant>
    ) -> [Element] {
        let order = elements.indices.sorted {
            (elements[$0][keyPath: time], $0) < (elements[$1][keyPath: time], $1)
        }
        return order.map { elements[$0] }
    }
}

extension StepPlot {
    /// From when each value holds.
    var table: ReportTable {
        ReportTable(
            columns: [
                ReportColumn(Wording(danish: "fra", english: "from")),
                ReportColumn(axis, numeric: !isOfClasses),
            ],
            rows: drawnPoints.map { [.text($0.time.dayAndMinute), cell(of: $0.value)] }
        )
    }

    private var isOfClasses: Bool {
        if case .classes = scale { return true }
        return false
    }

    private func cell(of value: Double?) -> ReportCell {
        guard let value else { return .none }
        switch scale {
        case .numbers: return .number(value)
        case .shares: return .percent(value, places: 1)
        case .classes(let classes): return .wording(classes[Int(value)])
        }
    }
}
