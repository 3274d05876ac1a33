internal import EventModel

/// A time axis, and where its marks stand.
struct TimeScale {
    /// A place on the axis with what is written there.
    struct Mark: Hashable {
        let fraction: Double
        let label: String
    }

    private let low: Instant
    private let high: Instant

    /// An axis that holds every time; times that are all the same get a day on each side.
    init(holding times: [Instant]) {
        let day: Int64 = 86_400_000_000
        let first = times.min() ?? Instant(microseconds: 0)
        let last = times.max() ?? first
        let isPoint = first == last
        low = isPoint ? first.adding(microseconds: -day) : first
        high = isPoint ? last.adding(microseconds: day) : last
    }

    /// How far along the axis a time lies: 0 at its beginning and 1 at its end.
    func fraction(_ time: Instant) -> Double {
        // In halves of a microsecond as doubles, so that no span of 64 bits overflows.
        let start = Double(low.microseconds)
        return min(
            1,
            max(0, (Double(time.microseconds) - start) / (Double(high.microseconds) - start))
        )
    }

    /// The marks: days, months or years that begin, whichever leaves room for at most `count`
    /// labels.
    func marks(atMost count: Int) -> [Mark] {
        let first = Copenhagen.date(at: low)
        let last = Copenhagen.date(at: high)
        let days = first.days(to: last)
        for step in [1, 2, 7, 14] where days / step < count && days > 1 {
            return marks(days: step, from: first, to: last)
        }
        let months = (last.year - first.year) * 12 + last.month - first.month
        for step in [1, 2, 3, 6] where months / step < count && days > 1 {
            return marks(months: step, from: first, to: last)
        }
        guard days > 1 else { return [] }
        let years = last.year - first.year
        let step = [1, 2, 5, 10, 20, 50, 100, 1_000].first { years / $0 < count } ?? 100_000
        return marks(months: 12 * step, from: first, to: last)
    }

    /// The texts of both ends, for an axis so short or so long that no marks stand on it.
    var ends: (low: String, high: String) { (low.dayAndMinute, high.dayAndMinute) }

    private func marks(days step: Int, from first: CalendarDate, to last: CalendarDate) -> [Mark] {
        var marks: [Mark] = []
        var day = first
        while day <= last {
            add(day, day.description, to: &marks)
            day = day.adding(days: step)
        }
        return marks
    }

    private func marks(months step: Int, from first: CalendarDate, to last: CalendarDate) -> [Mark]
    {
        var marks: [Mark] = []
        let start = first.year * 12 + first.month - 1
        let end = last.year * 12 + last.month - 1
        // Multiples of the step, so that six months are January and July, and ten years 2010.
        var month = (start / step) * step
        while month <= end {
            if let day = try? CalendarDate(year: month / 12, month: month % 12 + 1, day: 1) {
                let label = step % 12 == 0 ? "\(day.year)" : String(day.description.dropLast(3))
                add(day, label, to: &marks)
            }
            month += step
        }
        return marks
    }

    private func add(_ day: CalendarDate, _ label: String, to marks: inout [Mark]) {
        let opening = Copenhagen.opening(of: day)
        guard opening >= low, opening <= high else { return }
        marks.append(Mark(fraction: fraction(opening), label: label))
    }
}
