extension Drawing {
    /// What stands at the edges of every drawing.
    static let margin = 12.0

    /// Draws what the drawing is about, at the top, and below it what its axis shows.
    mutating func heading(_ title: String, axis: String) {
        let room = Self.width - 2 * Self.margin
        let bold = TextStyle(size: 15, isBold: true)
        height = Self.margin
        write(bold.lines(title, width: room), Self.margin, bold)
        if !axis.isEmpty {
            let small = TextStyle(colour: Paint.faint)
            write(small.lines(axis, width: room), Self.margin, small)
        }
        height += 6
    }

    /// Draws lines of text below what was drawn so far, and moves below them.
    mutating func write(_ lines: [String], _ x: Double, _ style: TextStyle) {
        text(lines, x, height + style.size, style)
        height += Double(lines.count) * style.lineHeight
    }

    /// Draws small areas with their names beside each other, in as many rows as they need.
    mutating func swatches(_ swatches: [(name: String, pattern: Pattern, colour: String)]) {
        let style = TextStyle()
        let side = 12.0
        var x = Self.margin
        for swatch in swatches {
            let room = Self.width - 2 * Self.margin - side - 6
            let lines = style.lines(swatch.name, width: room)
            let width = lines.map { style.width(of: $0) }.max() ?? 0
            if x > Self.margin, x + side + 6 + width > Self.width - Self.margin {
                x = Self.margin
                height += 18
            }
            let box = Box(left: x, top: height + 2, right: x + side, bottom: height + 2 + side)
            rectangle(box, fill: fill(swatch.pattern, swatch.colour), stroke: Paint.ink)
            text(lines, x + side + 6, height + side, style)
            x += side + 6 + width + 18
            if lines.count > 1 {
                height += Double(lines.count - 1) * style.lineHeight
                x = Self.width
            }
        }
        if !swatches.isEmpty { height += 24 }
    }

    /// Says that there is nothing to draw.
    mutating func empty(_ text: String) {
        let box = Box(
            left: Self.margin,
            top: height,
            right: Self.width - Self.margin,
            bottom: height + 60
        )
        rectangle(box, fill: "none", stroke: Paint.grid)
        self.text(
            text,
            Self.width / 2,
            height + 34,
            TextStyle(anchor: .middle, colour: Paint.faint)
        )
        height += 60 + Self.margin
    }
}
