internal import AuditReports
internal import EventModel
internal import ProfileModel
internal import ProfileScoring
internal import Scoring

/// What the features of a version and their values are called where people read them.
///
/// A question is called by its own words, an attribute of the store by a name here, anything else
/// by the name that the document gives it.
struct FeatureWords: Sendable {
    private let features: [String: Feature]
    private let forms: FormCatalog

    init(_ document: ModelDocument, forms: FormCatalog) {
        features = Dictionary(document.features.map { ($0.name, $0) }) { first, _ in first }
        self.forms = forms
    }

    /// What a feature is called.
    func name(_ feature: String) -> Wording {
        guard let source = features[feature]?.source else {
            return Wording(danish: feature, english: feature)
        }
        switch source {
        case .answer(let name, _):
            return question(name)?.wording ?? Wording(danish: name, english: name)
        case .attribute(let definition): return Self.attribute(definition.name)
        case .age: return Wording(danish: "alder", english: "age")
        case .window(let window): return Self.window(window, feature)
        }
    }

    /// A value of a feature, or why there is none.
    func value(_ feature: String, _ value: InputValue) -> Wording {
        guard case .category(let code) = value else { return value.wording }
        return self.code(feature, code)
    }

    /// Values of a feature.
    func range(_ feature: String, _ range: InputRange) -> Wording {
        guard case .codes(let codes) = range else { return range.wording }
        return Self.list(codes.map { code(feature, $0) })
    }

    /// A test that was passed.
    func test(_ test: NamedTest) -> Wording {
        switch test.test {
        case .isOneOf(let codes): range(test.feature, .codes(codes))
        case .isAtLeast(let bound):
            InputRange.numbers(from: .init(bound, isIncluded: true), to: nil).wording
        case .isOver(let bound):
            InputRange.numbers(from: .init(bound, isIncluded: false), to: nil).wording
        case .isAtMost(let bound):
            InputRange.numbers(from: nil, to: .init(bound, isIncluded: true)).wording
        case .isUnder(let bound):
            InputRange.numbers(from: nil, to: .init(bound, isIncluded: false)).wording
        case .isWithin(let from, let below):
            InputRange.numbers(
                from: .init(from, isIncluded: true),
                to: .init(below, isIncluded: false)
            ).wording
        case .isMissing: Wording(danish: "mangler", english: "is missing")
        }
    }

    private func code(_ feature: String, _ code: String) -> Wording {
        let plain = Wording(danish: code, english: code)
        switch features[feature]?.source {
        case .answer(let name, _):
            return question(name)?.choices.first { $0.code == code }?.wording ?? plain
        case .attribute(let definition):
            switch definition.number {
            case .origin: return DomainWords.origin(code)
            case .sex: return DomainWords.sex(code)
            case .municipality: return DomainWords.municipality(code)
            default:
                guard case .list(let list)? = definition.codes,
                    let label = list.codes.first(where: { $0.code == code })?.label,
                    !label.isEmpty
                else { return plain }
                return Wording(danish: "\(code) \(label)", english: "\(code) \(label)")
            }
        case .age, .window, nil: return plain
        }
    }

    private func question(_ name: String) -> QuestionDefinition? {
        forms.all.reversed().lazy.compactMap { $0.question(name) }.first
    }

    private static func list(_ words: [Wording]) -> Wording {
        Wording(
            danish: words.map(\.danish).joined(separator: "; "),
            english: words.map { $0.english.isEmpty ? $0.danish : $0.english }
                .joined(separator: "; ")
        )
    }

    /// What an attribute is called; one that the store does not know by heart is its own name.
    static func attribute(_ name: String) -> Wording {
        switch name {
        case "birthDate": Wording(danish: "fødselsdag", english: "date of birth")
        case "sex": Wording(danish: "køn", english: "sex")
        case "municipality": Wording(danish: "kommune", english: "municipality")
        case "origin": Wording(danish: "herkomst", english: "origin")
        case "citizenship": Wording(danish: "statsborgerskab", english: "citizenship")
        case "dependants":
            Wording(danish: "personer, der skal forsørges", english: "dependants")
        case "education": Wording(danish: "uddannelse", english: "education")
        case "industry": Wording(danish: "branche", english: "industry")
        case "benefit": Wording(danish: "ydelse", english: "benefit")
        case "employment": Wording(danish: "beskæftigelse", english: "employment")
        case "income": Wording(danish: "indkomst", english: "income")
        default: Wording(danish: name, english: name)
        }
    }

    private static func window(_ window: SeriesWindow, _ feature: String) -> Wording {
        let name = attribute(window.attribute.name)
        let (months, weeks) = ("\(window.periodCount)", "\(window.periodCount)")
        return window.granularity == .month
            ? Wording(
                danish: "\(name.danish) de seneste \(months) måneder (\(feature))",
                english: "\(name.english), last \(months) months (\(feature))"
            )
            : Wording(
                danish: "\(name.danish) de seneste \(weeks) uger (\(feature))",
                english: "\(name.english), last \(weeks) weeks (\(feature))"
            )
    }
}
