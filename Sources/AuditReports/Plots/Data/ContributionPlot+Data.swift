internal import ProfileModel

extension ContributionPlot {
    /// What each input added, and the total.
    var table: ReportTable {
        func row(_ label: Wording, _ value: Double) -> [ReportCell] {
            [.wording(label), .decimal(value, places: places)]
        }
        let last = total.map { [row(Wording(danish: "I alt", english: "Total"), $0)] } ?? []
        return ReportTable(
            columns: [
                ReportColumn(Wording(danish: "oplysning", english: "input")),
                ReportColumn(axis, numeric: true),
            ],
            rows: contributions.map { row($0.label, $0.value) } + last
        )
    }

    /// A bar for each input, to the left or the right of the zero in the middle.
    var textBars: [String] {
        let half = 10
        let most = contributions.map(\.value).filter(\.isFinite).map(\.magnitude).max() ?? 0
        return contributions.map { contribution in
            let value = contribution.value
            guard value.isFinite, most > 0 else { return "" }
            let count = Int((value.magnitude / most * Double(half)).rounded())
            let bar = String(repeating: value < 0 ? "-" : "+", count: count)
            let before = String(repeating: " ", count: value < 0 ? half - count : half)
            return (value < 0 ? before + bar + "|" : before + "|" + bar).padded(to: 2 * half + 1)
        }
    }
}
