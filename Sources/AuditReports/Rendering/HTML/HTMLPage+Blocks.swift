internal import ProfileModel

extension HTMLPage {
    mutating func add(_ block: ReportBlock) {
        switch block {
        case .paragraph(let paragraph): add(paragraph: paragraph)
        case .list(let points): add(list: points, element: "ul")
        case .figures(let figures): add(figures)
        case .table(let table): add(table)
        case .plot(let plot, let caption): add(plot, caption)
        case .note(let note):
            let mark = Markup.element("strong", content: language("Note:", "Bemærk:"))
            line(
                Markup.element(
                    "p",
                    [("class", "note"), ("role", "note")],
                    content: mark + " " + text(note)
                )
            )
        }
    }

    private mutating func add(_ figures: [ReportFigure]) {
        line("<dl>")
        for figure in figures {
            line(
                "<div>" + Markup.element("dt", content: text(figure.label))
                    + Markup.element("dd", content: content(of: figure.value)) + "</div>"
            )
        }
        close("dl")
    }

    /// A table in a frame of its own, which scrolls where a screen is narrow.
    mutating func add(_ table: ReportTable) {
        guard !table.columns.isEmpty else { return }
        line("<div class=\"table\">")
        line("<table>")
        if let caption = table.caption { line(Markup.element("caption", content: text(caption))) }
        let titles = table.columns.map { column in
            Markup.element(
                "th",
                [("scope", "col")] + attributes(of: column),
                content: text(column.title)
            )
        }
        line("<thead><tr>" + titles.joined() + "</tr></thead>")
        line("<tbody>")
        for row in table.rows { add(row, of: table) }
        close("tbody")
        close("table")
        close("div")
    }

    private mutating func add(_ row: [ReportCell], of table: ReportTable) {
        let cells = table.columns.enumerated().map { index, column in
            let content = index < row.count ? content(of: row[index]) : ""
            let attributes = attributes(of: column)
            return index == 0
                ? Markup.element("th", [("scope", "row")] + attributes, content: content)
                : Markup.element("td", attributes, content: content)
        }
        line("<tr>" + cells.joined() + "</tr>")
    }

    private func attributes(of column: ReportColumn) -> [(String, String)] {
        column.isNumeric ? [("class", "number")] : []
    }

    private func content(of cell: ReportCell) -> String {
        let text = Markup.escaped(cell.text(in: language))
        guard cell == .suppressed else { return text }
        return Markup.element(
            "abbr",
            [("title", language("held back", "tilbageholdt"))],
            content: text
        )
    }
}
