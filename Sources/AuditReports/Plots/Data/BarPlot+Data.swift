internal import ProfileModel

extension BarPlot {
    /// Each rate with the ends of its interval.
    var table: ReportTable {
        let hasSeries = series.count > 1
        var columns = [ReportColumn(Wording(danish: "gruppe", english: "group"))]
        if hasSeries { columns.append(ReportColumn(Wording(danish: "tal", english: "figure"))) }
        columns += [
            ReportColumn(axis, numeric: true),
            ReportColumn(Wording(danish: "mindst", english: "at least"), numeric: true),
            ReportColumn(Wording(danish: "højst", english: "at most"), numeric: true),
        ]
        let rows = groups.flatMap { group in
            zip(series, group.bars).map { series, bar in
                [.wording(group.label)] + (hasSeries ? [.wording(series)] : []) + bar.cells
            }
        }
        return ReportTable(columns: columns, rows: rows)
    }

    /// A bar for each rate, of twenty characters if it is the whole.
    var textBars: [String] {
        groups.flatMap(\.bars).map { bar in
            guard case .rate(let rate, _) = bar, rate.isFinite else { return "" }
            let count = Int((min(1, max(0, rate)) * 20).rounded())
            return String(repeating: "#", count: count).padded(to: 20)
        }
    }
}

extension BarPlot.Bar {
    /// The rate and its interval's ends.
    fileprivate var cells: [ReportCell] {
        switch self {
        case .rate(let rate, let interval):
            let ends = [interval?.low, interval?.high]
            return [.percent(rate, places: 1)]
                + ends.map { $0.map { .percent($0, places: 1) } ?? .none }
        case .suppressed: return [.suppressed, .none, .none]
        case .none: return [.none, .none, .none]
        }
    }
}
