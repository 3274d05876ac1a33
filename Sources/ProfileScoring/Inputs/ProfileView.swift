import EventModel
import ProfileModel
import Projections
import Scoring

/// A profile as a model version sees it on a day, with what is supposed in place of what is so.
struct ProfileView {
    let profile: Profile
    let document: ModelDocument
    /// The day asked, by the clock of Copenhagen.
    let day: CalendarDate
    let supposition: Supposition

    /// What a feature reads.
    func read(_ place: Int) -> InputReading {
        if let supposed = supposition.features[place] {
            return InputReading(value: supposed, isSupposed: true)
        }
        switch document.features[place].source {
        case .attribute(let definition): return attribute(definition)
        case .answer(let question, let states):
            return answer(to: question, states, document.features[place].mappings)
        case .age(let measure, let definition): return age(measure, from: definition)
        case .window(let window): return aggregate(window)
        }
    }

    private func attribute(_ definition: AttributeDefinition) -> InputReading {
        guard var reading = fact(definition) else { return .missing(.noFact) }
        reading.input.value =
            switch reading.value {
            case .code(let code): .category(code)
            case .text(let text): .category(text)
            case .integer(let number): .number(Double(number))
            case .decimal(let number): .number(number)
            case .date: .missing(.noFact)
            case .withheld: .missing(.withheld)
            case nil: .missing(.noFact)
            }
        return reading.input
    }

    private func age(
        _ measure: AgeMeasure,
        from definition: AttributeDefinition
    ) -> InputReading {
        guard var reading = fact(definition) else { return .missing(.noFact) }
        if reading.value?.withholding != nil { reading.input.value = .missing(.withheld) }
        guard case .date(let birth) = reading.value else { return reading.input }
        let years =
            switch measure {
            case .whole: Age.wholeYears(bornOn: birth, on: day).map(Double.init)
            case .exact: Age.exactYears(bornOn: birth, on: day)
            }
        if let years {
            reading.input.value = .number(years)
        } else {
            reading.input.note = "the day asked is before the day of birth"
        }
        return reading.input
    }

    /// The value of an attribute, and an input that names where it stands but holds nothing yet.
    private func fact(
        _ definition: AttributeDefinition
    ) -> (input: InputReading, value: AttributeValue?)? {
        if let supposed = supposition.attributes[definition.number] {
            return (InputReading(value: .missing(.noFact), isSupposed: true), supposed)
        }
        guard let fact = profile.fact(for: definition.number) else { return nil }
        let input = InputReading(
            value: .missing(.noFact),
            positions: [fact.position],
            note: Self.note(on: [fact])
        )
        return (input, fact.value)
    }

    private func answer(
        to question: String,
        _ states: [AnswerState: String],
        _ mappings: [AnswerMapping]
    ) -> InputReading {
        if let supposed = supposition.answers[question] {
            return InputReading(value: Self.value(of: supposed, states), isSupposed: true)
        }
        guard let submission = profile.submission else {
            return .missing(.noFact, note: "no submission holds")
        }
        let position = [submission.position]
        guard document.forms.contains(submission.body.form) else {
            return InputReading(
                value: .missing(.neverAsked),
                positions: position,
                note: "the version does not understand the form '\(submission.body.form)'"
            )
        }
        var answer = submission.answer(to: question)
        var note: String?
        if let mapping = mappings.first(where: { $0.form == submission.body.form }) {
            answer = mapping.map(submission.answer(to: mapping.question))
            note = "mapped from question '\(mapping.question)' of the form '\(mapping.form)'"
        }
        return InputReading(
            value: Self.value(of: answer, states),
            positions: position,
            note: submission.isDisputed ? Self.disputed : note
        )
    }

    private static func value(
        of answer: Answer?,
        _ states: [AnswerState: String]
    ) -> InputValue {
        switch answer {
        case .one(let choice): .category(choice)
        case .state(let state):
            states[state].map { .category($0) } ?? .missing(state.missing)
        case .several, .severalWithText, .text: .missing(.unknown)
        case .withheld: .missing(.withheld)
        case nil: .missing(.neverAsked)
        }
    }

    /// A remark on facts that are not told, or that a decision marked and that are here because
    /// that was asked for.
    static func note(on facts: some Sequence<ProfileFact>) -> String? {
        let why = Withholding.allCases.first { why in
            facts.contains { $0.value == .withheld(why) }
        }
        return why?.rawValue ?? (facts.contains(where: \.isDisputed) ? disputed : nil)
    }

    private static var disputed: String { "a decision marked it \"not to be used\"" }
}
