public import ProfileModel
public import Scoring

/// One input of a kernel: its name, and where in a profile its value comes from.
public struct Feature: Hashable, Sendable {
    /// Where the value comes from.
    public enum Source: Hashable, Sendable {
        /// The value of an attribute that is not a series: a code or a number.
        case attribute(AttributeDefinition)
        /// The choice that answers a question, or what a state of the answer stands for.
        case answer(question: String, states: [AnswerState: String])
        /// The age on the day asked, from the date of birth.
        case age(AgeMeasure, from: AttributeDefinition)
        /// A run of periods of a series.
        case window(SeriesWindow)
    }

    /// The name, a token that no other feature of the version has.
    public let name: String
    /// Where the value comes from.
    public let source: Source
    /// How answers of other forms are read; none where it reads no answer.
    public let mappings: [AnswerMapping]
    /// What stands in for a missing value, by the reason why it is missing.
    public let substitutes: [Missing: InputValue]
    /// What the document says of it.
    public let note: String?
    /// Which values it can have.
    let domain: InputDomain

    init(
        name: String,
        source: Source,
        mappings: [AnswerMapping] = [],
        substitutes: [Missing: InputValue],
        note: String?,
        domain: InputDomain
    ) {
        self.name = name
        self.source = source
        self.mappings = mappings
        self.substitutes = substitutes
        self.note = note
        self.domain = domain
    }
}

extension Feature {
    /// The attribute that it reads, nil where it reads an answer.
    public var attribute: AttributeDefinition? {
        switch source {
        case .attribute(let definition), .age(_, let definition): definition
        case .window(let window): window.attribute
        case .answer: nil
        }
    }

    /// The question that it reads, nil where it reads an attribute.
    public var question: String? {
        if case .answer(let question, _) = source { question } else { nil }
    }

    /// Whether it reads an answer to a question, be it by a mapping.
    public func reads(question name: String) -> Bool {
        question == name || mappings.contains { $0.question == name }
    }
}
