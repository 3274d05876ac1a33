internal import ProfileModel
internal import ProfileScoring

extension ReplayOutcome {
    /// The outcome in words.
    var wording: Wording {
        switch self {
        case .class(let label): DomainWords.class(label)
        case .noResult(let kind): kind.wording
        case .noSubmission: Wording(danish: "intet skema", english: "no form")
        case .noModel:
            Wording(danish: "ingen version i kraft", english: "no version in force")
        case .otherGroup: Wording(danish: "anden målgruppe", english: "another target group")
        }
    }
}

extension NoResultKind {
    /// Why there is no result, in words.
    var wording: Wording {
        switch self {
        case .noBranchMatched:
            Wording(
                danish: "intet resultat: ingen gren passer",
                english: "no result: no branch matches"
            )
        case .missingInput:
            Wording(
                danish: "intet resultat: en oplysning mangler",
                english: "no result: an input is missing"
            )
        case .notAFiniteNumber:
            Wording(
                danish: "intet resultat: en oplysning er ikke et tal",
                english: "no result: an input is not a number"
            )
        case .noSubModel:
            Wording(
                danish: "intet resultat: ingen delmodel passer",
                english: "no result: no sub-model applies"
            )
        case .sumNotFinite:
            Wording(
                danish: "intet resultat: summen er ikke et tal",
                english: "no result: the sum is not a number"
            )
        case .withheldInput:
            Wording(
                danish: "intet resultat: en oplysning er begrænset eller slettet",
                english: "no result: an input is restricted or erased"
            )
        case .invalidInput:
            Wording(
                danish: "intet resultat: en oplysning er ikke en gyldig værdi",
                english: "no result: an input is not a valid value"
            )
        case .noPrediction:
            Wording(
                danish: "intet resultat: dokumentet forudsiger ingen klasse",
                english: "no result: the document predicts no class"
            )
        }
    }
}

extension DomainWords {
    /// The name of a class; one that is not known by name is its own.
    static func `class`(_ label: String) -> Wording {
        switch label {
        case "high": Wording(danish: "høj", english: "high")
        case "middle", "medium": Wording(danish: "mellem", english: label)
        case "low": Wording(danish: "lav", english: "low")
        default: Wording(danish: label, english: label)
        }
    }
}
