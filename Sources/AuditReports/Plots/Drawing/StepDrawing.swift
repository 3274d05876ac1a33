internal import EventModel
internal import ProfileModel

/// Draws a value over time as a line in steps, with numbered marks where it was moved.
struct StepDrawing {
    let plot: StepPlot
    let language: Language
    let points: [StepPlot.Point]
    let events: [StepPlot.Event]
    let time: TimeScale
    let scale: AxisScale

    /// Where the time axis begins: to the right of the names of the levels.
    let left: Double

    /// The widest that the name of a level may be.
    private static let widestName = 150.0
    static let right = Drawing.width - 30

    init(_ plot: StepPlot, _ language: Language) {
        self.plot = plot
        self.language = language
        points = plot.drawnPoints
        events = plot.orderedEvents
        time = TimeScale(
            holding: points.map(\.time) + events.map(\.time) + (plot.end.map { [$0] } ?? [])
        )
        let values = points.compactMap(\.value)
        switch plot.scale {
        case .numbers: scale = AxisScale(holding: values, count: 5)
        case .shares: scale = AxisScale(holding: values + [0, 1], count: 5)
        case .classes(let classes):
            scale = AxisScale(holding: [0, Double(max(1, classes.count - 1))], count: 2)
        }
        let names = Self.names(plot.scale, scale, language).joined()
        let widest = names.map { TextStyle().width(of: $0) }.max() ?? 0
        // Half of a date stands to the left of the frame where a mark stands on its edge.
        left = max(56, Drawing.margin + min(Self.widestName, widest) + 10)
    }

    /// The levels' names in lines: of each class, or of each mark of a scale of numbers.
    private static func names(
        _ scale: StepPlot.Scale,
        _ axis: AxisScale,
        _ language: Language
    ) -> [[String]] {
        switch scale {
        case .numbers: axis.marks.map { [axis.text($0.value, language)] }
        case .shares: axis.marks.map { [language.percent($0.value, places: 0)] }
        case .classes(let classes):
            classes.map { TextStyle().lines(language($0), width: widestName) }
        }
    }

    func drawing(name: String) -> Drawing {
        var drawing = Drawing(name: name)
        drawing.heading(language(plot.title), axis: language(plot.axis))
        guard points.contains(where: { $0.value != nil }) else {
            drawing.empty(language("no values", "ingen værdier"))
            list(in: &drawing)
            return drawing
        }
        if points.contains(where: { $0.value == nil }) {
            drawing.swatches([(language("no score", "ingen score"), .dots, Paint.faint)])
        }
        let lane = drawing.height
        if !events.isEmpty { drawing.height += 26 }
        let frame = Box(
            left: left,
            top: drawing.height + 8,
            right: Self.right,
            bottom: drawing.height + 8 + frameHeight
        )
        levels(frame, in: &drawing)
        times(frame, in: &drawing)
        gaps(frame, in: &drawing)
        if !events.isEmpty { eventLines(frame, lane: lane, in: &drawing) }
        line(frame, in: &drawing)
        if !events.isEmpty { eventMarks(frame, lane: lane, in: &drawing) }
        drawing.height = frame.bottom + 28
        list(in: &drawing)
        return drawing
    }

    /// A class takes the room of its name.
    private var frameHeight: Double {
        guard case .classes(let classes) = plot.scale else { return 220 }
        let lines = Self.names(plot.scale, scale, language).map(\.count).max() ?? 1
        return Double(classes.count) * (Double(lines) * TextStyle().lineHeight + 20)
    }

    func x(_ instant: Instant) -> Double {
        left + (Self.right - left) * time.fraction(instant)
    }

    func y(_ value: Double, _ frame: Box) -> Double {
        guard case .classes(let classes) = plot.scale else {
            return frame.bottom - (frame.bottom - frame.top) * scale.fraction(value)
        }
        let row = (frame.bottom - frame.top) / Double(classes.count)
        return frame.bottom - row * (value + 0.5)
    }

    func text(of value: Double) -> String {
        switch plot.scale {
        case .numbers:
            value.magnitude < 1e9
                ? language.decimal(value, places: 3) : language.number(value)
        case .shares: language.percent(value, places: 1)
        case .classes(let classes): language(classes[Int(value)])
        }
    }

    /// The levels of the vertical axis, each with what it is.
    private func levels(_ frame: Box, in drawing: inout Drawing) {
        var style = TextStyle(anchor: .end)
        var levels: [Double] = []
        if case .classes(let classes) = plot.scale {
            levels = classes.indices.map { y(Double($0), frame) }
        } else {
            style.size = 11
            style.colour = Paint.faint
            levels = scale.marks.map {
                frame.bottom - (frame.bottom - frame.top) * $0.fraction
            }
        }
        for (y, lines) in zip(levels, Self.names(plot.scale, scale, language)) {
            drawing.line(from: (frame.left, y), to: (frame.right, y), colour: Paint.grid)
            let top = y - Double(lines.count) * style.lineHeight / 2
            drawing.text(lines, frame.left - 10, top + style.size * 0.95, style)
        }
        drawing.rectangle(frame, fill: "none", stroke: Paint.grid)
    }

    /// The marks of the time axis below the frame.
    private func times(_ frame: Box, in drawing: inout Drawing) {
        var style = TextStyle(size: 11, colour: Paint.faint)
        let marks = time.marks(atMost: 7)
        if marks.count < 2 {
            drawing.text(time.ends.low, frame.left, frame.bottom + 18, style)
            style.anchor = .end
            drawing.text(time.ends.high, frame.right, frame.bottom + 18, style)
        }
        style.anchor = .middle
        for mark in marks where marks.count >= 2 {
            let x = frame.left + (frame.right - frame.left) * mark.fraction
            drawing.line(from: (x, frame.bottom), to: (x, frame.bottom + 5), colour: Paint.faint)
            drawing.text(mark.label, x, frame.bottom + 18, style)
        }
    }
}
