extension Drawing {
    /// The drawing as an SVG element that needs nothing from outside.
    func svg(title: String, description: String) -> String {
        let head: [(String, String)] = [
            ("xmlns", "http://www.w3.org/2000/svg"), ("role", "img"),
            ("aria-labelledby", "\(name)-t \(name)-d"), ("width", Self.text(Self.width)),
            ("height", Self.text(height)),
            ("viewBox", "0 0 \(Self.text(Self.width)) \(Self.text(height))"),
            ("font-family", "Arial, Helvetica, 'Liberation Sans', 'DejaVu Sans', sans-serif"),
        ]
        var lines = [
            Markup.element("title", [("id", "\(name)-t")], content: Markup.escaped(title)),
            Markup.element("desc", [("id", "\(name)-d")], content: Markup.escaped(description)),
        ]
        if !patterns.isEmpty {
            lines.append(Markup.element("defs", content: tiles.joined(separator: "\n")))
        }
        let content = (lines + elements).joined(separator: "\n")
        return Markup.element("svg", head, content: "\n\(content)\n")
    }

    private var tiles: [String] {
        patterns.enumerated().map { index, entry in
            let ground = Markup.element(
                "rect",
                [("width", "6"), ("height", "6"), ("fill", "#ffffff")]
            )
            let width = entry.pattern == .held ? "1" : entry.pattern == .dots ? "2.4" : "2"
            let strokes = Markup.element(
                "path",
                [
                    ("d", entry.pattern.strokes), ("stroke", entry.colour),
                    ("stroke-width", width), ("fill", "none"),
                ]
            )
            return Markup.element(
                "pattern",
                [
                    ("id", "\(name)-p\(index)"), ("width", "6"), ("height", "6"),
                    ("patternUnits", "userSpaceOnUse"),
                ],
                content: ground + strokes
            )
        }
    }
}
