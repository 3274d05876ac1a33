internal import EventModel

extension StepDrawing {
    /// A mark for one event, or for several that are too close to each other to have one each.
    struct Pill: Hashable {
        var first: Int
        var last: Int
        var x: Double

        static let style = TextStyle(size: 11, anchor: .middle, isBold: true, colour: "#ffffff")

        var text: String { first == last ? "\(first + 1)" : "\(first + 1)\u{2013}\(last + 1)" }

        var width: Double { max(18, Self.style.width(of: text) + 10) }
    }

    /// The marks from the left, merged until none covers another.
    var pills: [Pill] {
        var pills: [Pill] = []
        for (index, event) in events.enumerated() {
            pills.append(Pill(first: index, last: index, x: x(event.time)))
            while pills.count > 1 {
                let (left, right) = (pills[pills.count - 2], pills[pills.count - 1])
                guard right.x - left.x < (left.width + right.width) / 2 + 2 else { break }
                pills.removeLast()
                pills[pills.count - 1].last = right.last
                pills[pills.count - 1].x = (x(events[left.first].time) + x(event.time)) / 2
            }
        }
        return pills
    }

    /// A line from the marks down to what each event moved.
    func eventLines(_ frame: Box, lane: Double, in drawing: inout Drawing) {
        for pill in pills {
            for index in pill.first...pill.last {
                let x = x(events[index].time)
                drawing.line(
                    from: (pill.x, lane + 18),
                    to: (x, frame.top),
                    colour: Paint.faint,
                    dashes: "2,3"
                )
                drawing.line(
                    from: (x, frame.top),
                    to: (x, frame.bottom),
                    colour: Paint.faint,
                    dashes: "2,3"
                )
            }
        }
    }

    /// The numbered marks above the frame, and a dot on the line for each event.
    func eventMarks(_ frame: Box, lane: Double, in drawing: inout Drawing) {
        for event in events {
            guard let index = points.lastIndex(where: { $0.time <= event.time }),
                let value = points[index].value, event.time <= end(of: index)
            else { continue }
            drawing.circle(
                x(event.time),
                y(value, frame),
                radius: 3.5,
                fill: "#ffffff",
                stroke: Paint.ink
            )
        }
        for pill in pills {
            let box = Box(
                left: pill.x - pill.width / 2,
                top: lane,
                right: pill.x + pill.width / 2,
                bottom: lane + 18
            )
            drawing.rectangle(box, fill: Paint.ink, radius: 9)
            drawing.text(pill.text, pill.x, lane + 13, Pill.style)
        }
    }

    /// Every event with its number, its time and what happened.
    func list(in drawing: inout Drawing) {
        let style = TextStyle()
        let number = TextStyle(anchor: .end, isBold: true)
        let text = Drawing.margin + number.width(of: "\(events.count)") + 8
        for (index, event) in plot.legend.enumerated() {
            drawing.text("\(index + 1)", text - 8, drawing.height + number.size, number)
            let lines = style.lines(
                event.text(in: language),
                width: Drawing.width - Drawing.margin - text
            )
            drawing.write(lines, text, style)
            drawing.height += 2
        }
        drawing.height += Drawing.margin
    }
}
