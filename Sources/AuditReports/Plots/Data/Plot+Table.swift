internal import ProfileModel

extension Plot {
    /// The numbers of the drawing as a table.
    public var table: ReportTable {
        switch self {
        case .steps(let plot): plot.table
        case .flows(let plot):
            plot.counts.table(
                corner: Wording(
                    danish: "\(plot.before.danish) \u{2192} \(plot.after.danish)",
                    english:
                        "\(Language.english(plot.before)) \u{2192} \(Language.english(plot.after))"
                )
            )
        case .contributions(let plot): plot.table
        case .bars(let plot): plot.table
        }
    }

    /// What the numbers in the drawing stand for.
    var legend: [PlotLegendEntry] {
        if case .steps(let plot) = self { return plot.legend }
        return []
    }

    /// What a drawing says, for those to whom it is read aloud.
    func description(in language: Language) -> String {
        let table = table
        let rows = table.rows.map { row in
            zip(table.columns, row).map { column, cell in
                "\(language(column.title)) \(cell.text(in: language))"
            }.joined(separator: ", ")
        }
        return (rows + legend.map { $0.text(in: language) }).joined(separator: "; ")
    }

    /// The numbers as a table with bars of characters, where bars are what is drawn.
    func textTable(_ language: Language) -> ReportTable {
        var table = table
        let bars: [String]
        switch self {
        case .steps, .flows: return table
        case .contributions(let plot): bars = plot.textBars
        case .bars(let plot): bars = plot.textBars
        }
        // A column of numbers is never broken over lines.
        table.columns.append(ReportColumn(Wording(danish: ""), numeric: true))
        for (index, bar) in bars.enumerated() { table.rows[index].append(.text(bar)) }
        return table
    }
}
