/// Draws what inputs added and took as bars to both sides of zero.
struct ContributionDrawing {
    private let plot: ContributionPlot
    private let language: Language
    /// From where to where the bars stand.
    private let left: Double
    private let right: Double
    /// The values at those places; the same where there is nothing to draw.
    private let low: Double
    private let high: Double

    private static let labelWidth = 220.0

    /// The bars stand between the room of the numbers that stand at their ends.
    init(_ plot: ContributionPlot, _ language: Language) {
        self.plot = plot
        self.language = language
        let values = plot.contributions.map(\.value) + (plot.total.map { [$0] } ?? [])
        func room(_ values: [Double]) -> Double {
            let style = TextStyle(isBold: true)
            let texts = values.map { language.signed($0, places: plot.places) }
            return texts.map { style.width(of: $0) + 10 }.max() ?? 0
        }
        left = Drawing.margin + Self.labelWidth + 12 + room(values.filter { $0 < 0 })
        right = Drawing.width - Drawing.margin - room(values.filter { !($0 < 0) })
        let drawn = values.filter(\.isFinite).map { min(1e300, max(-1e300, $0)) }
        low = min(0, drawn.min() ?? 0)
        high = max(0, drawn.max() ?? 0)
    }

    func drawing(name: String) -> Drawing {
        var drawing = Drawing(name: name)
        drawing.heading(language(plot.title), axis: language(plot.axis))
        guard !plot.contributions.isEmpty || plot.total != nil else {
            drawing.empty(language("no contributions", "ingen bidrag"))
            return drawing
        }
        swatches(in: &drawing)
        let top = drawing.height
        for contribution in plot.contributions {
            row(language(contribution.label), contribution.value, isTotal: false, in: &drawing)
        }
        if let total = plot.total {
            let edge = Drawing.width - Drawing.margin
            drawing.line(
                from: (Drawing.margin, drawing.height),
                to: (edge, drawing.height),
                colour: Paint.ink
            )
            row(language("Total", "I alt"), total, isTotal: true, in: &drawing)
        }
        drawing.line(
            from: (x(0), top - 2),
            to: (x(0), drawing.height + 2),
            colour: Paint.ink,
            width: 1.5
        )
        drawing.height += Drawing.margin
        return drawing
    }

    private func swatches(in drawing: inout Drawing) {
        let values = plot.contributions.map(\.value)
        var swatches: [(name: String, pattern: Pattern, colour: String)] = []
        if values.contains(where: { $0 > 0 }) {
            swatches.append((language("adds", "lægger til"), .solid, Paint.blue))
        }
        if values.contains(where: { $0 < 0 }) {
            swatches.append((language("takes away", "trækker fra"), .diagonals, Paint.vermillion))
        }
        drawing.swatches(swatches)
    }

    private func row(_ label: String, _ value: Double, isTotal: Bool, in drawing: inout Drawing) {
        var style = TextStyle()
        style.isBold = isTotal
        let lines = style.lines(label, width: Self.labelWidth)
        let height = Double(lines.count) * style.lineHeight + 8
        let middle = drawing.height + height / 2
        style.anchor = .end
        drawing.text(
            lines,
            Drawing.margin + Self.labelWidth,
            drawing.height + 4 + style.size * 0.95,
            style
        )
        if value.isFinite, value != 0 {
            let box = Box(
                left: x(min(0, value)),
                top: middle - 8,
                right: x(max(0, value)),
                bottom: middle + 8
            )
            let fill =
                isTotal
                ? Paint.still
                : value > 0
                    ? drawing.fill(.solid, Paint.blue)
                    : drawing.fill(.diagonals, Paint.vermillion)
            drawing.rectangle(box, fill: fill, stroke: Paint.ink)
        }
        style.anchor = value < 0 ? .end : .start
        let end = value.isFinite ? x(value) : x(0)
        drawing.text(text(value), end + (value < 0 ? -6 : 6), middle + style.size * 0.35, style)
        drawing.height += height
    }

    private func text(_ value: Double) -> String { language.signed(value, places: plot.places) }

    private func x(_ value: Double) -> Double {
        let value = min(high, max(low, value))
        // Halves, so that not even the widest span overflows.
        guard high / 2 > low / 2 else { return left }
        return left + (right - left) * ((value / 2 - low / 2) / (high / 2 - low / 2))
    }
}

extension Language {
    /// A number with its sign, rounded as `decimal` is; one of very many digits in the short form.
    func signed(_ number: Double, places: Int) -> String {
        var text = number.magnitude < 1e15 ? decimal(number, places: places) : self.number(number)
        if text.count > 22 { text = self.number(number) }
        return number > 0 ? "+" + text : text
    }
}
