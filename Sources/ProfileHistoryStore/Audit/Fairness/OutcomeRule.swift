internal import EventModel
internal import ProfileModel
internal import Projections

/// What counts as the outcome that a class foresees: a series holds a value in so many of the
/// periods that follow.
///
/// Written `benefit:26/52`: a benefit in at least 26 of the 52 weeks behind the week asked. It is
/// known of a person once all of the periods lie before now, and where the series holds anything of
/// her at all; what is known by now counts, not what was known then.
public struct OutcomeRule: Hashable, Sendable {
    /// The series' name.
    public let series: String
    /// In how many periods at least.
    public let atLeast: Int32
    /// Of how many.
    public let periods: Int32

    /// Reads a rule; throws `.badInput` for anything else.
    public init(parsing text: String) throws(StoreError) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let numbers = parts.count == 2 ? parts[1].split(separator: "/") : []
        guard numbers.count == 2, !parts[0].isEmpty, let least = Int32(numbers[0]),
            let periods = Int32(numbers[1]), least >= 1, periods >= least, periods <= 1_200
        else {
            throw StoreError(
                .badInput,
                "write SERIES:N/M, such as benefit:26/52, with N at least 1 and at most M",
                field: "outcome"
            )
        }
        series = String(parts[0])
        atLeast = least
        self.periods = periods
    }

    /// The rule in words.
    var wording: Wording {
        let name = FeatureWords.attribute(series)
        return Wording(
            danish: "\(name.danish) i mindst \(atLeast) af de følgende \(periods) perioder",
            english: "\(name.english) in at least \(atLeast) of the \(periods) periods that follow"
        )
    }

    /// The period behind the last one that is looked at, of those behind a moment.
    func end(after time: EffectiveTime, _ granularity: Period.Granularity) -> Period {
        Period.containing(time, granularity).adding(periods + 1)
    }

    /// Whether the outcome came about; nil where nothing is known of the series, or it may not be
    /// told.
    func outcome(of profile: Profile, _ definition: AttributeDefinition, after time: EffectiveTime)
        -> Bool?
    {
        guard let granularity = definition.series,
            let series = profile.series(for: definition.number), !series.facts.isEmpty
        else { return nil }
        let asked = Period.containing(time, granularity)
        let (first, last) = (asked.adding(1), asked.adding(periods))
        let held = series.facts.filter { fact in
            guard let period = fact.period else { return false }
            return period >= first && period <= last
        }
        guard held.allSatisfy({ $0.value.withholding == nil }) else { return nil }
        return held.count(where: { $0.value.isPositive }) >= Int(atLeast)
    }
}

extension AttributeValue {
    /// Whether it counts as something: any code, and any number over zero.
    fileprivate var isPositive: Bool {
        switch self {
        case .integer(let number): number > 0
        case .decimal(let number): number > 0
        case .code, .text, .date: true
        case .withheld: false
        }
    }
}
