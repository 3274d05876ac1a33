internal import ProfileModel

/// Lines of plain text, as a report adds to them.
struct TextPage {
    private let language: Language
    private let width: Int
    private var lines: [String] = []

    init(language: Language, width: Int) {
        self.language = language
        self.width = width
    }

    /// What was added, with a line end after each line.
    var text: String { lines.map { $0 + "\n" }.joined() }

    mutating func add(heading: Wording, underline: String) {
        let heading = text(heading).lines(width: width)
        let length = heading.map(\.columnCount).max() ?? 0
        add(heading + [String(repeating: underline, count: length)])
    }

    mutating func add(paragraph: Wording) {
        add(text(paragraph).lines(width: width))
    }

    mutating func add(_ block: ReportBlock) {
        switch block {
        case .paragraph(let paragraph): add(paragraph: paragraph)
        case .list(let points): add(points.flatMap { hanging("- ", text($0)) })
        case .figures(let figures): add(figures)
        case .table(let table): add(table)
        case .plot(let plot, let caption): add(plot, caption)
        case .note(let note): add(hanging(language("Note: ", "Bemærk: "), text(note)))
        }
    }

    mutating func add(sources: [Wording]) {
        guard !sources.isEmpty else { return }
        add(heading: Report.sourcesHeading, underline: "-")
        add(sources.enumerated().flatMap { hanging("[\($0 + 1)] ", text($1)) })
    }

    private mutating func add(_ figures: [ReportFigure]) {
        let labels = figures.map { text($0.label) }
        let indent = min(width / 2, (labels.map(\.columnCount).max() ?? 0) + 2)
        add(
            zip(labels, figures).flatMap { label, figure in
                TextTable.pair(
                    label,
                    figure.value.text(in: language).printable,
                    indent: indent,
                    width: width
                )
            }
        )
    }

    private mutating func add(_ table: ReportTable) {
        let caption = table.caption.map { text($0).lines(width: width) } ?? []
        add(caption + TextTable(table, language).lines(width: width))
    }

    private mutating func add(_ plot: Plot, _ caption: Wording) {
        let title = language("Figure: ", "Figur: ") + text(plot.title)
        add((title + ". " + text(caption)).trimmed.lines(width: width))
        add(TextTable(plot.textTable(language), language).lines(width: width))
        let legend = plot.legend
        if !legend.isEmpty {
            add(legend.enumerated().flatMap { hanging("(\($0 + 1)) ", $1.text(in: language)) })
        }
    }

    /// Adds lines that belong together, apart from those before them.
    private mutating func add(_ block: [String]) {
        guard !block.isEmpty else { return }
        if !lines.isEmpty { lines.append("") }
        lines += block
    }

    private func text(_ wording: Wording) -> String { language(wording).printable }

    /// A text whose further lines stand below its first, beside the mark before it.
    private func hanging(_ mark: String, _ text: String) -> [String] {
        let count = mark.columnCount
        return text.lines(width: width - count).enumerated().map { index, line in
            ((index == 0 ? mark : String(repeating: " ", count: count)) + line).trimmed
        }
    }
}
