public import ProfileModel

/// The columns of a full load, arranged so that a fact's column is found by two array accesses.
public struct LoadLayout: Sendable {
    /// What the columns are about, in the order of the columns.
    public let points: [StatedPoint]
    /// The columns whose values are a period's own.
    let seriesColumns: [Int]
    /// The columns of each attribute that is no series, in the order of time.
    let steps: [StepColumns]
    private let lanes: [Lane]

    /// The columns of one attribute that is no series.
    struct StepColumns: Sendable {
        let attribute: AttributeNumber
        var columns: [Int]
    }

    /// Where the periods of one series have their columns; -1 where one has none.
    private struct Lane: Sendable {
        let attribute: AttributeNumber
        let granularity: Period.Granularity
        let first: Int32
        var columns: [Int32]
    }

    /// Arranges columns; memory grows with their count and with the time that they span.
    ///
    /// - Precondition: No two columns are about the same.
    public init(points: [StatedPoint]) {
        precondition(Set(points).count == points.count, "No two columns are about the same")
        self.points = points
        seriesColumns = points.indices.filter { points[$0].isOfSeries }
        lanes = Self.lanes(points)
        var steps: [StepColumns] = []
        for column in points.indices where !points[column].isOfSeries {
            let attribute = points[column].attribute
            if let known = steps.firstIndex(where: { $0.attribute == attribute }) {
                steps[known].columns.append(column)
            } else {
                steps.append(StepColumns(attribute: attribute, columns: [column]))
            }
        }
        for index in steps.indices {
            steps[index].columns.sort { points[$0].opening < points[$1].opening }
        }
        self.steps = steps
    }

    private static func lanes(_ points: [StatedPoint]) -> [Lane] {
        var lanes: [Lane] = []
        let grouped = Dictionary(grouping: points.indices.filter { points[$0].isOfSeries }) {
            points[$0].attribute
        }
        for (attribute, columns) in grouped {
            let ordinals = columns.map { points[$0].period.ordinal }
            guard let first = ordinals.min(), let last = ordinals.max() else { continue }
            var lane = Lane(
                attribute: attribute,
                granularity: points[columns[0]].period.granularity,
                first: first,
                columns: Array(repeating: -1, count: Int(last - first) + 1)
            )
            for column in columns {
                lane.columns[Int(points[column].period.ordinal - first)] = Int32(column)
            }
            lanes.append(lane)
        }
        return lanes
    }

    /// Whether any column is about an attribute.
    func covers(_ attribute: AttributeNumber) -> Bool {
        lanes.contains { $0.attribute == attribute } || stepIndex(of: attribute) != nil
    }

    /// The column of a series' period.
    func column(of attribute: AttributeNumber, _ period: Period) -> Int? {
        for lane in lanes
        where lane.attribute == attribute && lane.granularity == period.granularity {
            let (place, overflow) = period.ordinal.subtractingReportingOverflow(lane.first)
            guard !overflow, place >= 0, place < lane.columns.count else { return nil }
            let column = lane.columns[Int(place)]
            return column < 0 ? nil : Int(column)
        }
        return nil
    }

    /// The place in ``steps`` of an attribute that is no series.
    func stepIndex(of attribute: AttributeNumber) -> Int? {
        steps.firstIndex { $0.attribute == attribute }
    }
}
