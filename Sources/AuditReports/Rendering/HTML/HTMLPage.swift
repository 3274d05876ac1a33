internal import ProfileModel

/// Lines of an HTML page, as a report adds to them.
struct HTMLPage {
    let language: Language
    private var lines: [String] = []
    /// How many drawings stand in it, by which they and their parts are named.
    private var plotCount = 0

    init(language: Language) {
        self.language = language
    }

    mutating func line(_ line: String) { lines.append(line) }

    mutating func close(_ element: String) { lines.append("</\(element)>") }

    /// Begins the page, through the title at its top.
    mutating func open(_ title: Wording) {
        lines += [
            "<!DOCTYPE html>",
            "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"\(language.rawValue)\" "
                + "xml:lang=\"\(language.rawValue)\">",
            "<head>",
            "<meta charset=\"utf-8\"/>",
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>",
            // Whoever opens the page loads and runs nothing, whatever stands in its texts.
            "<meta http-equiv=\"Content-Security-Policy\" "
                + "content=\"default-src 'none'; style-src 'unsafe-inline'\"/>",
            "<meta name=\"referrer\" content=\"no-referrer\"/>",
            Markup.element("title", content: text(title)),
            "<style>",
            Self.style,
            Self.runningHead(language(title)),
            "</style>",
            "</head>",
            "<body>",
            "<header>",
            Markup.element("h1", content: text(title)),
        ]
    }

    /// Ends the page.
    mutating func finish() -> String {
        lines += ["</body>", "</html>"]
        return lines.map { $0 + "\n" }.joined()
    }

    mutating func add(paragraph: Wording, class name: String? = nil) {
        let attributes = name.map { [("class", $0)] } ?? []
        line(Markup.element("p", attributes, content: text(paragraph)))
    }

    mutating func add(_ section: ReportSection) {
        line("<section>")
        if let heading = section.heading { line(Markup.element("h2", content: text(heading))) }
        for block in section.blocks { add(block) }
        close("section")
    }

    mutating func add(footer report: Report) {
        guard report.holdsBackNumbers || !report.sources.isEmpty else { return }
        line("<footer>")
        if report.holdsBackNumbers { add(paragraph: Report.suppression) }
        if !report.sources.isEmpty {
            line(Markup.element("h2", content: text(Report.sourcesHeading)))
            add(list: report.sources, element: "ol")
        }
        close("footer")
    }

    /// A drawing in a figure, with its numbers beneath for whoever wants them.
    mutating func add(_ plot: Plot, _ caption: Wording) {
        plotCount += 1
        line("<figure>")
        line(plot.svg(in: language, name: "plot-\(plotCount)"))
        line(Markup.element("figcaption", content: text(caption)))
        line("<details>")
        line(Markup.element("summary", content: language("The numbers", "Tallene")))
        add(plot.table)
        close("details")
        close("figure")
    }

    mutating func add(list: [Wording], element: String) {
        line("<\(element)>")
        for point in list { line(Markup.element("li", content: text(point))) }
        close(element)
    }

    func text(_ wording: Wording) -> String { Markup.escaped(language(wording)) }
}
