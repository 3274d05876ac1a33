internal import AuditReports
internal import ProfileModel
internal import ProfileScoring
internal import Scoring

extension Missing {
    /// The reason in words.
    var wording: Wording {
        switch self {
        case .neverAsked: Wording(danish: "aldrig spurgt", english: "never asked")
        case .declined: Wording(danish: "ville ikke svare", english: "declined")
        case .dontKnow: Wording(danish: "ved ikke", english: "does not know")
        case .unknown: Wording(danish: "ukendt", english: "unknown")
        case .noFact: Wording(danish: "ikke oplyst", english: "nothing stated")
        case .withheld:
            Wording(danish: "begrænset eller slettet", english: "restricted or erased")
        }
    }
}

extension InputValue {
    /// The value, or why there is none, in words.
    var wording: Wording {
        switch self {
        case .missing(let reason): reason.wording
        case .category(let code): Wording(danish: code, english: code)
        case .number(let number):
            Wording(
                danish: ReportCell.number(number).text(in: .danish),
                english: ReportCell.number(number).text(in: .english)
            )
        }
    }
}

extension InputRange {
    /// The values in words.
    var wording: Wording {
        switch self {
        case .codes(let codes):
            let list = codes.joined(separator: ", ")
            return Wording(danish: list, english: list)
        case .otherCodes: return Wording(danish: "enhver anden kode", english: "any other code")
        case .missing(let reasons):
            let words = reasons.map(\.wording)
            return Wording(
                danish: words.map(\.danish).joined(separator: ", "),
                english: words.map(\.english).joined(separator: ", ")
            )
        case .numbers(let from, let to): return Self.interval(from, to)
        }
    }

    private static func interval(_ from: Bound?, _ to: Bound?) -> Wording {
        func number(_ bound: Bound) -> Wording { InputValue.number(bound.number).wording }
        func lower(_ bound: Bound) -> Wording {
            let text = number(bound)
            return bound.isIncluded
                ? Wording(danish: "mindst \(text.danish)", english: "at least \(text.english)")
                : Wording(danish: "over \(text.danish)", english: "over \(text.english)")
        }
        func upper(_ bound: Bound) -> Wording {
            let text = number(bound)
            return bound.isIncluded
                ? Wording(danish: "højst \(text.danish)", english: "at most \(text.english)")
                : Wording(danish: "under \(text.danish)", english: "under \(text.english)")
        }
        switch (from, to) {
        case (nil, nil): return Wording(danish: "ethvert tal", english: "any number")
        case (let from?, nil): return lower(from)
        case (nil, let to?): return upper(to)
        case (let from?, let to?):
            if from.number == to.number {
                let text = number(from)
                return Wording(danish: "netop \(text.danish)", english: "exactly \(text.english)")
            }
            let (low, high) = (lower(from), upper(to))
            return Wording(
                danish: "\(low.danish) og \(high.danish)",
                english: "\(low.english) and \(high.english)"
            )
        }
    }
}

extension InputAlternative {
    /// What comes out, in words.
    var outcome: Wording {
        if let label { return DomainWords.class(label.name) }
        return noResult?.wording ?? Wording(danish: "intet resultat", english: "no result")
    }
}

extension ScoreResult {
    /// What came out, in words.
    var outcomeWording: Wording {
        if let label { return DomainWords.class(label.name) }
        return noResult?.kind.wording
            ?? Wording(danish: "intet resultat", english: "no result")
    }
}
