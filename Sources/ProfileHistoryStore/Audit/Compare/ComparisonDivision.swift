internal import ProfileModel
internal import Projections

/// By what a comparison divides people.
public enum ComparisonDivision: String, Hashable, Sendable, CaseIterable {
    /// Origin, as the register derives it.
    case origin
    /// Sex.
    case sex
    /// Age on the day asked, in bands.
    case age
    /// Municipality.
    case municipality
    /// What decided on the two sides, of those who flip.
    case decider
}

extension ComparisonDivision {
    /// The codes on the list, then another one, then none known.
    static let municipalities = CodeList.municipalities.codes.map(\.code) + ["other", ""]

    private static let municipalityPlaces = Dictionary(
        uniqueKeysWithValues: CodeList.municipalities.codes.enumerated().map { ($1.code, $0) }
    )

    /// The place of a person's municipality among ``municipalities``.
    static func municipality(of profile: Profile) -> Int {
        guard case .code(let code)? = profile.fact(for: .municipality)?.value else {
            return municipalities.count - 1
        }
        return municipalityPlaces[code] ?? municipalities.count - 2
    }

    /// What decided on either side, as one text.
    static func deciders(_ from: String?, _ to: String?) -> String {
        "\(from ?? "*") → \(to ?? "*")"
    }

    /// Parts in the order of their list; deciders by name.
    func ordered(_ parts: some Sequence<String>) -> [String] {
        let met = Set(parts)
        let list: [String] =
            switch self {
            case .origin: ReplayPerson.origins
            case .sex: ReplayPerson.sexes
            case .age: AgeBands.names
            case .municipality: Self.municipalities
            case .decider: met.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            }
        return list.filter { met.contains($0) }
    }

    /// The division's name.
    var name: Wording {
        switch self {
        case .origin: Wording(danish: "Herkomst", english: "Origin")
        case .sex: Wording(danish: "Køn", english: "Sex")
        case .age: Wording(danish: "Alder", english: "Age")
        case .municipality: Wording(danish: "Kommune", english: "Municipality")
        case .decider: Wording(danish: "Afgjort af", english: "Decided by")
        }
    }

    /// The name of a part.
    func wording(ofPart part: String) -> Wording {
        switch (self, part) {
        case (.decider, ""): return Wording(danish: "uændret", english: "no flip")
        case (_, ""): return Wording(danish: "ikke kendt", english: "not known")
        case (.age, _): return Wording(danish: part, english: part)
        case (.decider, _):
            return Wording(
                danish: part.replacing("*", with: "en sum"),
                english: part.replacing("*", with: "a sum")
            )
        case (_, "other"): return Wording(danish: "anden kode", english: "another code")
        case (.sex, _): return DomainWords.sex(part)
        case (.origin, _): return DomainWords.origin(part)
        case (.municipality, _): return DomainWords.municipality(part)
        }
    }
}
