/// How a text of a drawing is set.
struct TextStyle {
    var size = 12.0
    var anchor = Anchor.start
    var isBold = false
    var colour = Paint.ink
    /// Whether a white edge sets it off from what it stands on.
    var hasEdge = false

    /// From one baseline to the next.
    var lineHeight: Double { size * TextMetrics.lineHeight }

    /// The room of a line of text with its baseline at `y`.
    func box(of text: String, _ x: Double, _ y: Double) -> Box {
        let width = width(of: text)
        let left =
            switch anchor {
            case .start: x
            case .middle: x - width / 2
            case .end: x - width
            }
        return Box(left: left, top: y - size * 0.85, right: left + width, bottom: y + size * 0.25)
    }

    /// The width of a text on one line.
    func width(of text: String) -> Double {
        TextMetrics.width(text.printable, size: size, isBold: isBold)
    }

    /// The text in lines no wider than `width`.
    func lines(_ text: String, width: Double) -> [String] {
        TextMetrics.lines(text.printable, width: width, size: size, isBold: isBold)
    }

    /// What an SVG `text` element says of it.
    var attributes: [(String, String)] {
        var attributes = [("font-size", Drawing.text(size)), ("fill", colour)]
        if anchor != .start { attributes.append(("text-anchor", anchor.rawValue)) }
        if isBold { attributes.append(("font-weight", "bold")) }
        return attributes
    }

    /// What the text beneath says that is its white edge.
    var edgeAttributes: [(String, String)] {
        var style = self
        style.colour = "#ffffff"
        return style.attributes + [
            ("stroke", "#ffffff"), ("stroke-width", "3"), ("stroke-linejoin", "round"),
        ]
    }
}
