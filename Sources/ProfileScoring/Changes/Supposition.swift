import JSON
import ProfileModel
import Scoring

/// What is supposed in place of what a profile holds; nil says that it holds nothing.
struct Supposition {
    private(set) var attributes: [AttributeNumber: AttributeValue?] = [:]
    private(set) var answers: [String: Answer?] = [:]
    private(set) var features: [Int: InputValue] = [:]

    /// Nothing is supposed.
    static let none = Supposition()

    private init() {}

    /// Takes the changes together, and refuses any that the document cannot make.
    init(_ changes: [InputChange], for document: ModelDocument) throws(InputChangeError) {
        var names: Set<String> = []
        for change in changes {
            guard names.insert(change.name).inserted else {
                throw InputChangeError(change.name, .changedTwice)
            }
            try add(change, for: document)
        }
    }

    /// Attributes come before questions and those before features; a feature of the same name as a
    /// field reads that field, so that the order only decides how a value is checked.
    private mutating func add(
        _ change: InputChange,
        for document: ModelDocument
    ) throws(InputChangeError) {
        let name = change.name
        let definitions = document.features.lazy.compactMap(\.attribute)
        if let definition = definitions.first(where: { $0.name == name }) {
            attributes.updateValue(
                try Self.value(change, of: definition, document),
                forKey: definition.number
            )
        } else if let feature = document.features.first(where: { $0.question == name }) {
            answers.updateValue(try Self.answer(change, feature.domain), forKey: name)
        } else if let place = document.features.firstIndex(where: { $0.name == name }) {
            features[place] = try Self.input(change, document.features[place])
        } else {
            throw InputChangeError(name, .unknownName(uses: document.changeableNames))
        }
    }

    private static func value(
        _ change: InputChange,
        of definition: AttributeDefinition,
        _ document: ModelDocument
    ) throws(InputChangeError) -> AttributeValue? {
        guard case .set(let name, let replacement) = change else { return nil }
        guard definition.series == nil else {
            let readers = document.features.filter { $0.attribute == definition }.map(\.name)
            throw InputChangeError(name, .isSeries(features: readers))
        }
        do throws(ValueError) {
            switch replacement {
            case .text(let text): return try definition.value(ofText: text)
            case .value(let value):
                try definition.check(value)
                return value
            }
        } catch {
            throw InputChangeError(name, .invalidValue(error))
        }
    }

    private static func answer(
        _ change: InputChange,
        _ domain: InputDomain
    ) throws(InputChangeError) -> Answer? {
        guard case .set(let name, let replacement) = change else { return nil }
        let text = replacement.description
        guard case .codes(let codes) = domain else { throw InputChangeError(name, .notACode) }
        // A choice comes first: on the published form "do not know" is one.
        if codes.listed?.contains(text) == true { return .one(text) }
        if let state = AnswerState(rawValue: text) { return .state(state) }
        if codes.contains(text) { return .one(text) }
        throw refusal(name, codes)
    }

    private static func input(
        _ change: InputChange,
        _ feature: Feature
    ) throws(InputChangeError) -> InputValue {
        guard case .set(let name, let replacement) = change else { return .missing(.noFact) }
        switch feature.domain {
        case .codes(let codes):
            let code = replacement.description
            guard codes.contains(code) else { throw refusal(name, codes) }
            return .category(code)
        case .number:
            guard let number = number(replacement) else {
                throw InputChangeError(name, .notANumber)
            }
            return .number(number)
        }
    }

    private static func number(_ replacement: InputChange.Replacement) -> Double? {
        let number: Double? =
            switch replacement {
            case .text(let text): (try? JSONNumber(parsing: text))?.double
            case .value(.integer(let number)): Double(number)
            case .value(.decimal(let number)): number
            case .value: nil
            }
        return number.flatMap { $0.isFinite ? $0 : nil }
    }

    private static func refusal(_ name: String, _ codes: CodeDomain) -> InputChangeError {
        InputChangeError(name, codes.listed.map { .notAmong($0) } ?? .notACode)
    }
}

extension ModelDocument {
    /// The names that a supposition may give: attributes, questions, features, each once.
    public var changeableNames: [String] {
        let fields = attributes.map(\.name) + questions.map(\.name)
        return fields + features.map(\.name).filter { !fields.contains($0) }
    }
}
