/// Shapes and texts of a vector drawing, in the order in which they cover each other.
///
/// Coordinates are finite and within a million of 0; another is a programmer's error, and traps.
struct Drawing {
    /// The width of every drawing; the height follows from what is drawn.
    static let width = 720.0

    /// What the identifiers inside begin with, so that two drawings of a page do not share one.
    let name: String
    private(set) var elements: [String] = []
    private(set) var patterns: [(pattern: Pattern, colour: String)] = []
    /// Where the texts stand, in the order in which they were drawn.
    private(set) var texts: [Box] = []
    /// How far down the drawing goes.
    var height = 0.0

    init(name: String) {
        self.name = name
    }

    mutating func add(_ element: String, _ attributes: [(String, String)]) {
        elements.append(Markup.element(element, attributes))
    }

    mutating func line(
        from start: (Double, Double),
        to end: (Double, Double),
        colour: String,
        width: Double = 1,
        dashes: String? = nil
    ) {
        var attributes = [
            ("x1", Self.text(start.0)), ("y1", Self.text(start.1)), ("x2", Self.text(end.0)),
            ("y2", Self.text(end.1)), ("stroke", colour), ("stroke-width", Self.text(width)),
        ]
        if let dashes { attributes.append(("stroke-dasharray", dashes)) }
        add("line", attributes)
    }

    mutating func rectangle(_ box: Box, fill: String, stroke: String? = nil, radius: Double = 0) {
        var attributes = [
            ("x", Self.text(box.left)), ("y", Self.text(box.top)),
            ("width", Self.text(box.right - box.left)),
            ("height", Self.text(box.bottom - box.top)), ("fill", fill),
        ]
        if radius > 0 { attributes.append(("rx", Self.text(radius))) }
        if let stroke { attributes.append(("stroke", stroke)) }
        add("rect", attributes)
    }

    mutating func circle(_ x: Double, _ y: Double, radius: Double, fill: String, stroke: String) {
        add(
            "circle",
            [
                ("cx", Self.text(x)), ("cy", Self.text(y)), ("r", Self.text(radius)),
                ("fill", fill), ("stroke", stroke),
            ]
        )
    }

    mutating func path(_ data: String, _ attributes: [(String, String)]) {
        add("path", [("d", data)] + attributes)
    }

    /// What an area is filled with: a colour, or a pattern in a colour on white.
    mutating func fill(_ pattern: Pattern, _ colour: String) -> String {
        guard pattern != .solid else { return colour }
        let known = patterns.firstIndex { $0.pattern == pattern && $0.colour == colour }
        if known == nil { patterns.append((pattern, colour)) }
        return "url(#\(name)-p\(known ?? patterns.count - 1))"
    }

    /// Draws one line of text whose baseline is at `y`.
    ///
    /// An edge is drawn as a text of its own beneath, which every program that reads SVG can.
    mutating func text(_ text: String, _ x: Double, _ y: Double, _ style: TextStyle) {
        texts.append(style.box(of: text, x, y))
        let place = [("x", Self.text(x)), ("y", Self.text(y))]
        let content = Markup.escaped(text)
        if style.hasEdge {
            elements.append(
                Markup.element("text", place + style.edgeAttributes, content: content)
            )
        }
        elements.append(Markup.element("text", place + style.attributes, content: content))
    }

    /// Draws a text in lines below each other, the first with its baseline at `y`.
    mutating func text(_ lines: [String], _ x: Double, _ y: Double, _ style: TextStyle) {
        for (index, line) in lines.enumerated() {
            text(line, x, y + Double(index) * style.lineHeight, style)
        }
    }

    /// A coordinate in hundredths, without needless zeros.
    static func text(_ coordinate: Double) -> String {
        precondition(
            abs(coordinate) < 1_000_000,
            "A coordinate is finite and within a million of 0"
        )
        let hundredths = Int((coordinate * 100).rounded())
        let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
        var text = (hundredths < 0 ? "-" : "") + "\(whole)"
        if rest > 0 {
            text += rest < 10 ? ".0\(rest)" : rest % 10 == 0 ? ".\(rest / 10)" : ".\(rest)"
        }
        return text
    }
}
