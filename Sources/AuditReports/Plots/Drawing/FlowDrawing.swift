internal import ProfileModel

/// Draws how people moved from class to class as bands from the left to the right.
struct FlowDrawing {
    private let plot: FlowPlot
    private let language: Language
    /// Whether the classes of both sides are the same, so that a band goes up or down.
    private let isOrdered: Bool

    private static let left = 200.0
    private static let right = Drawing.width - 200
    private static let nodeWidth = 12.0
    private static let label = TextStyle(size: 11, isBold: true, hasEdge: true)

    init(_ plot: FlowPlot, _ language: Language) {
        self.plot = plot
        self.language = language
        isOrdered = plot.counts.rows == plot.counts.columns
    }

    func drawing(name: String) -> Drawing {
        var drawing = Drawing(name: name)
        drawing.heading(language(plot.title), axis: "")
        let counts = plot.counts.counts.joined()
        guard counts.contains(where: { $0 != .count(0) }) else {
            drawing.empty(language("nobody", "ingen personer"))
            return drawing
        }
        drawing.swatches(swatches)
        sides(in: &drawing)
        let labels = (
            zip(plot.counts.rows, plot.counts.rowTotals).map(lines),
            zip(plot.counts.columns, plot.counts.columnTotals).map(lines)
        )
        let height = TextStyle().lineHeight
        let layout = FlowLayout(
            plot.counts,
            top: drawing.height,
            leftLabels: labels.0.map { Double($0.count) * height },
            rightLabels: labels.1.map { Double($0.count) * height }
        )
        let small = bands(layout, in: &drawing)
        nodes(layout.left, labels.0, at: Self.left - Self.nodeWidth, .end, in: &drawing)
        nodes(layout.right, labels.1, at: Self.right, .start, in: &drawing)
        drawing.height = layout.bottom + Drawing.margin
        rest(small, in: &drawing)
        return drawing
    }

    private var swatches: [(name: String, pattern: Pattern, colour: String)] {
        let kinds: [Kind] = isOrdered ? [.same, .up, .down, .held] : [.other, .held]
        return kinds.filter { kind in
            plot.counts.rows.indices.contains { row in
                plot.counts.columns.indices.contains {
                    plot.counts.counts[row][$0] != .count(0) && self.kind(row, $0) == kind
                }
            }
        }.map { (language($0.name), $0.pattern, $0.colour) }
    }

    private func kind(_ row: Int, _ column: Int) -> Kind {
        if plot.counts.counts[row][column] == .suppressed { return .held }
        guard isOrdered else { return .other }
        return row == column ? .same : row < column ? .down : .up
    }

    /// What the two sides are.
    private func sides(in drawing: inout Drawing) {
        var style = TextStyle(isBold: true)
        let room = Drawing.width / 2 - 2 * Drawing.margin
        let texts = (
            style.lines(language(plot.before), width: room),
            style.lines(language(plot.after), width: room)
        )
        drawing.text(texts.0, Drawing.margin, drawing.height + style.size, style)
        style.anchor = .end
        drawing.text(texts.1, Drawing.width - Drawing.margin, drawing.height + style.size, style)
        drawing.height += Double(max(texts.0.count, texts.1.count)) * style.lineHeight + 10
    }

    /// A class's name and how many are in it.
    private func lines(_ name: Wording, _ total: PublishedCount) -> [String] {
        TextStyle().lines(
            language(name),
            width: Self.left - Self.nodeWidth - 8 - Drawing.margin
        )
            + [total.cell.text(in: language)]
    }

    private func nodes(
        _ nodes: [FlowLayout.Node],
        _ labels: [[String]],
        at x: Double,
        _ anchor: Anchor,
        in drawing: inout Drawing
    ) {
        let style = TextStyle(anchor: anchor)
        for (node, lines) in zip(nodes, labels) {
            let box = Box(
                left: x,
                top: node.top,
                right: x + Self.nodeWidth,
                bottom: node.top + node.height
            )
            drawing.rectangle(box, fill: Paint.ink)
            let top = node.middle - Double(lines.count) * style.lineHeight / 2
            let edge = anchor == .end ? box.left - 8 : box.right + 8
            drawing.text(lines, edge, top + style.size * 0.95, style)
        }
    }

    /// Draws the bands and their numbers; gives back those that are too thin to hold one.
    private func bands(_ layout: FlowLayout, in drawing: inout Drawing) -> [(Int, Int)] {
        var thin: [(Int, Int)] = []
        var labels: [(String, Double)] = []
        for row in layout.left.indices {
            for column in layout.right.indices {
                let count = plot.counts.counts[row][column]
                guard count != .count(0) else { continue }
                let thickness = layout.left[row].thicknesses[column]
                let kind = kind(row, column)
                drawing.path(
                    band(layout, row, column),
                    [
                        ("fill", drawing.fill(kind.pattern, kind.colour)),
                        ("fill-opacity", kind.opacity), ("stroke", Paint.ink),
                        ("stroke-width", "0.5"),
                    ]
                )
                guard let value = count.value else { continue }
                if thickness < Self.label.lineHeight {
                    thin.append((row, column))
                } else {
                    let middle = layout.left[row].top(of: column) + thickness / 2
                    labels.append((language.count(value), middle))
                }
            }
        }
        for (text, middle) in labels {
            drawing.text(text, Self.left + 8, middle + Self.label.size * 0.35, Self.label)
        }
        return thin
    }

    /// The outline of a band: two curves from side to side.
    private func band(_ layout: FlowLayout, _ row: Int, _ column: Int) -> String {
        let (start, end) = (layout.left[row], layout.right[column])
        let (top, otherTop) = (start.top(of: column), end.top(of: row))
        let (bottom, otherBottom) = (
            top + start.thicknesses[column], otherTop + end.thicknesses[row]
        )
        let text = Drawing.text
        let (left, right) = (text(Self.left), text(Self.right))
        let middle = text((Self.left + Self.right) / 2)
        return "M\(left),\(text(top)) C\(middle),\(text(top)) \(middle),\(text(otherTop)) "
            + "\(right),\(text(otherTop)) V\(text(otherBottom)) C\(middle),\(text(otherBottom)) "
            + "\(middle),\(text(bottom)) \(left),\(text(bottom)) Z"
    }

    /// Lists the flows that are too small for a number in the drawing.
    private func rest(_ small: [(Int, Int)], in drawing: inout Drawing) {
        guard !small.isEmpty else { return }
        let style = TextStyle()
        let flows = small.map { row, column in
            let (before, after) = (plot.counts.rows[row], plot.counts.columns[column])
            let count = plot.counts.counts[row][column].cell.text(in: language)
            return "\(language(before)) \u{2192} \(language(after)): \(count)"
        }
        let text = language("Thin bands: ", "Tynde bånd: ") + flows.joined(separator: "; ")
        drawing.write(
            style.lines(text, width: Drawing.width - 2 * Drawing.margin),
            Drawing.margin,
            style
        )
        drawing.height += Drawing.margin
    }
}
