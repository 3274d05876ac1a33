/// Draws rates of groups as bars, with lines from end to end of their intervals.
struct BarDrawing {
    private let plot: BarPlot
    private let language: Language
    /// The rate at the right end of the axis.
    private let most: Double

    private static let left = 220.0
    private static let right = Drawing.width - 170
    private static let thickness = 15.0

    init(_ plot: BarPlot, _ language: Language) {
        self.plot = plot
        self.language = language
        let ends = plot.groups.flatMap(\.bars).compactMap { bar in
            if case .rate(let rate, let interval) = bar, rate.isFinite {
                return max(rate, interval?.high ?? 0)
            }
            return nil
        }
        let highest = ends.filter(\.isFinite).max() ?? 1
        most = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1].first { $0 >= highest } ?? 1
    }

    func drawing(name: String) -> Drawing {
        var drawing = Drawing(name: name)
        drawing.heading(language(plot.title), axis: language(plot.axis))
        guard !plot.groups.isEmpty, !plot.series.isEmpty else {
            drawing.empty(language("no groups", "ingen grupper"))
            return drawing
        }
        if plot.series.count > 1 {
            drawing.swatches(
                plot.series.enumerated().map {
                    (language($1), pattern($0), Paint.series[$0 % Paint.series.count])
                }
            )
        }
        grid(in: &drawing)
        for group in plot.groups { self.group(group, in: &drawing) }
        drawing.height += Drawing.margin
        return drawing
    }

    /// The marks of the axis above the bars, and their lines down through them.
    private func grid(in drawing: inout Drawing) {
        let top = drawing.height + 18
        let bottom = plot.groups.reduce(top) { $0 + height(of: $1) }
        for mark in 0...5 {
            let share = most * Double(mark) / 5
            drawing.line(
                from: (x(share), top),
                to: (x(share), bottom),
                colour: mark == 0 ? Paint.ink : Paint.grid
            )
            drawing.text(
                language.percent(share, places: most < 0.05 ? 1 : 0),
                x(share),
                top - 5,
                TextStyle(size: 11, anchor: .middle, colour: Paint.faint)
            )
        }
        drawing.height = top
    }

    private func group(_ group: BarPlot.Group, in drawing: inout Drawing) {
        let style = TextStyle(anchor: .end)
        let lines = labels(of: group)
        let room = Double(lines.count) * style.lineHeight
        let height = height(of: group)
        let top = drawing.height
        drawing.text(
            lines,
            Self.left - 10,
            top + (height - room) / 2 + style.size * 0.95,
            style
        )
        let bars = Double(group.bars.count) * Self.thickness
        for (index, bar) in group.bars.enumerated() {
            let start = top + (height - bars) / 2 + Double(index) * Self.thickness
            self.bar(bar, index, top: start, in: &drawing)
        }
        drawing.height = top + height
    }

    private func bar(_ bar: BarPlot.Bar, _ series: Int, top: Double, in drawing: inout Drawing) {
        let middle = top + Self.thickness / 2
        var end = Self.left
        if case .rate(let rate, let interval) = bar, rate.isFinite {
            let box = Box(
                left: Self.left,
                top: top + 1,
                right: x(rate),
                bottom: top + Self.thickness - 1
            )
            let fill = drawing.fill(pattern(series), Paint.series[series % Paint.series.count])
            drawing.rectangle(box, fill: fill, stroke: Paint.ink)
            end = x(rate)
            if let interval {
                whisker(interval, middle, in: &drawing)
                end = max(end, x(interval.high))
            }
        } else if case .suppressed = bar {
            let box = Box(
                left: Self.left,
                top: top + 1,
                right: Self.left + 30,
                bottom: top + Self.thickness - 1
            )
            drawing.rectangle(box, fill: drawing.fill(.held, Paint.faint), stroke: Paint.faint)
            end = box.right
        }
        drawing.text(text(of: bar), end + 6, middle + 4, TextStyle(size: 11, hasEdge: true))
    }

    /// A line with a cap at each end, on white, so that it stands out from a dark bar.
    private func whisker(_ interval: Interval, _ y: Double, in drawing: inout Drawing) {
        let ends = (x(interval.low), x(interval.high))
        for (colour, width) in [("#ffffff", 4.0), (Paint.ink, 1.5)] {
            drawing.line(from: (ends.0, y), to: (ends.1, y), colour: colour, width: width)
            for end in [ends.0, ends.1] {
                drawing.line(from: (end, y - 4), to: (end, y + 4), colour: colour, width: width)
            }
        }
    }

    private func text(of bar: BarPlot.Bar) -> String {
        switch bar {
        case .rate(let rate, let interval):
            let text = language.percent(rate, places: 1)
            guard let interval else { return text }
            return text + " (\(language.hundredths(interval.low, places: 1))\u{2013}"
                + language.hundredths(interval.high, places: 1) + ")"
        case .suppressed: return ReportCell.suppressionMark
        case .none: return ReportCell.absenceMark
        }
    }

    private func labels(of group: BarPlot.Group) -> [String] {
        TextStyle().lines(language(group.label), width: Self.left - 10 - Drawing.margin)
    }

    private func height(of group: BarPlot.Group) -> Double {
        let room = Double(labels(of: group).count) * TextStyle().lineHeight
        return max(room, Double(group.bars.count) * Self.thickness) + 10
    }

    private func pattern(_ series: Int) -> Pattern {
        // The second round of colours meets other patterns than the first.
        Pattern.series[(series + series / Paint.series.count) % Pattern.series.count]
    }

    private func x(_ share: Double) -> Double {
        Self.left + (Self.right - Self.left) * min(1, max(0, share / most))
    }
}
