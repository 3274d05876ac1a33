import ProfileModel
import Projections
import Scoring

extension ProfileView {
    /// What is made of the periods of a window; see ``SeriesWindow`` for the rules.
    func aggregate(_ window: SeriesWindow) -> InputReading {
        let number = window.attribute.number
        if supposition.attributes.keys.contains(number) {
            return InputReading(value: .missing(.noFact), isSupposed: true)
        }
        let last = lastPeriod(of: window)
        guard let series = profile.series(for: number),
            let earliest = series.facts.first?.period, earliest <= last
        else { return .missing(.noFact) }

        let first = last.adding(1 - window.periodCount)
        let facts = series.facts.filter { fact in
            guard let period = fact.period, period >= first && period <= last else { return false }
            return window.counts(fact.value)
        }
        let isTold = facts.allSatisfy { $0.value.withholding == nil }
        return InputReading(
            value: isTold
                ? .number(window.aggregate(facts.map(\.value))) : .missing(.withheld),
            positions: facts.map(\.position).sorted(),
            note: Self.note(on: facts)
        )
    }

    private func lastPeriod(of window: SeriesWindow) -> Period {
        let asked = Period.containing(day, window.granularity)
        return window.end == .periodAsked ? asked : asked.adding(-1)
    }
}

extension SeriesWindow {
    /// Whether a value is one that the window looks at.
    fileprivate func counts(_ value: AttributeValue) -> Bool {
        // What is not told may be one.
        guard let codes, value.withholding == nil else { return true }
        guard case .code(let code) = value else { return false }
        return codes.contains { $0.utf8.elementsEqual(code.utf8) }
    }

    /// The number that is made of the values, which come in the order of their periods.
    ///
    /// Sums go from the earliest period to the latest and round at each step, so that they are the
    /// same on every machine.
    fileprivate func aggregate(_ values: [AttributeValue]) -> Double {
        let numbers = values.map(\.number)
        let positive = Double(numbers.count { $0 > 0 })
        let sum = numbers.reduce(0, +)
        return switch aggregate {
        case .countPositive: positive
        case .sharePositive: positive / Double(periodCount)
        case .mean: sum / Double(periodCount)
        case .sum: sum
        case .count: Double(values.count)
        }
    }
}

extension AttributeValue {
    /// The value as a number; zero where it is none, which a checked window does not meet.
    fileprivate var number: Double {
        switch self {
        case .integer(let number): Double(number)
        case .decimal(let number): number
        case .code, .text, .date, .withheld: 0
        }
    }
}
