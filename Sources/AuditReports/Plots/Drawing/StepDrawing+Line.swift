internal import EventModel

extension StepDrawing {
    /// Marks the times without a score.
    func gaps(_ frame: Box, in drawing: inout Drawing) {
        for (index, point) in points.enumerated() where point.value == nil {
            let box = Box(
                left: x(point.time),
                top: frame.top,
                right: x(end(of: index)),
                bottom: frame.bottom
            )
            guard box.right > box.left else { continue }
            drawing.rectangle(box, fill: drawing.fill(.dots, Paint.grid))
        }
    }

    /// The line, its ends, and the values that there is room for.
    func line(_ frame: Box, in drawing: inout Drawing) {
        var data: [String] = []
        var isOpen = false
        for (index, point) in points.enumerated() {
            guard let value = point.value else {
                isOpen = false
                continue
            }
            let level = Drawing.text(y(value, frame))
            data.append(isOpen ? "V\(level)" : "M\(Drawing.text(x(point.time))),\(level)")
            data.append("H\(Drawing.text(x(end(of: index))))")
            isOpen = true
        }
        drawing.path(
            data.joined(separator: " "),
            [("fill", "none"), ("stroke", Paint.blue), ("stroke-width", "2.5")]
        )
        for (index, point) in points.enumerated() {
            guard let value = point.value, x(end(of: index)) - x(point.time) < 1 else { continue }
            // A value that held for no time that a line can show.
            drawing.circle(
                x(point.time),
                y(value, frame),
                radius: 3.5,
                fill: Paint.blue,
                stroke: Paint.ink
            )
        }
        if case .classes = plot.scale { return }
        values(frame, in: &drawing)
    }

    /// Writes a value above its step, or below, where it covers nothing.
    private func values(_ frame: Box, in drawing: inout Drawing) {
        let style = TextStyle(size: 11, isBold: true, hasEdge: true)
        for (index, point) in points.enumerated() {
            guard let value = point.value else { continue }
            let text = text(of: value)
            let start = min(x(point.time) + 4, frame.right - style.width(of: text))
            let steps = (x(point.time) - 1, x(end(of: index)) + 1)
            for offset in [-6.0, 14] {
                let box = style.box(of: text, start, y(value, frame) + offset)
                let isFree =
                    frame.contains(box) && !drawing.texts.contains { $0.overlaps(box) }
                    && !crosses(box, frame, besides: steps)
                guard isFree else { continue }
                drawing.text(text, start, y(value, frame) + offset, style)
                break
            }
        }
    }

    /// Whether another step, or the line up or down to it, runs through a box.
    private func crosses(_ box: Box, _ frame: Box, besides own: (Double, Double)) -> Bool {
        var previous: Double?
        for (index, point) in points.enumerated() {
            guard let value = point.value else {
                previous = nil
                continue
            }
            let level = y(value, frame)
            let (start, end) = (x(point.time), x(end(of: index)))
            let isOwn = start >= own.0 && end <= own.1
            let step = Box(left: start, top: level - 1, right: end, bottom: level + 1)
            if !isOwn, step.overlaps(box) { return true }
            let other = previous ?? level
            let riser = Box(
                left: start - 1,
                top: min(level, other),
                right: start + 1,
                bottom: max(level, other)
            )
            if riser.overlaps(box) { return true }
            previous = level
        }
        return false
    }

    /// Until when the point at a place of the list holds.
    func end(of index: Int) -> Instant {
        if index + 1 < points.count { return points[index + 1].time }
        return max(points[index].time, plot.end ?? points[index].time)
    }
}
