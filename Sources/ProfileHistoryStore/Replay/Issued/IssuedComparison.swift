internal import ProfileModel
internal import ProfileScoring
internal import Scoring

/// A replayed result beside what was kept of the one that was issued.
struct IssuedComparison {
    let body: ScoreIssuedBody
    let result: ScoreResult

    /// The first difference; nil where the result is withheld from the reader.
    var difference: IssuedDifference {
        if let none = result.noResult {
            return none.kind == .withheldInput ? .withheld : .noResult
        }
        let label = result.label?.name ?? ""
        guard label.utf8.elementsEqual(body.class.utf8) else { return .class }
        // A score that was not issued can not differ.
        if let issued = body.score, issued.bitPattern != result.scoreBits { return .scoreBits }
        return divergence == nil ? .none : .result
    }

    /// Where the result departs from the evidence; nil where it does not, or there is none.
    var divergence: IssuedDivergence? {
        guard let kept = body.evidence else { return nil }
        let found = result.evidence(text: kept.text)
        if kept.document != found.document { return IssuedDivergence(.model) }
        if let input = firstInput(kept, found) { return input }
        // Of a score whose inputs were erased in part no more is known.
        guard let issued = kept.result else { return nil }
        if let step = firstStep(kept, found) { return step }
        // An input that nobody consulted may be restricted for this reader alone.
        let isWhole = !result.inputs.contains(where: \.isWithheld)
        return isWhole && issued != found.result ? IssuedDivergence(.code) : nil
    }

    private func firstInput(
        _ kept: ScoreEvidence,
        _ found: ScoreEvidence
    ) -> IssuedDivergence? {
        guard kept.inputs.count == found.inputs.count else { return IssuedDivergence(.code) }
        for (place, input) in result.inputs.enumerated() where !input.isWithheld {
            let (then, now) = (kept.inputs[place], found.inputs[place])
            if then.positions != now.positions {
                return IssuedDivergence(.data, at: "input \(input.feature)")
            }
            if kept.result != nil, then.digest != now.digest {
                return IssuedDivergence(.code, at: "input \(input.feature)")
            }
        }
        return nil
    }

    private func firstStep(
        _ kept: ScoreEvidence,
        _ found: ScoreEvidence
    ) -> IssuedDivergence? {
        let names = result.stepNames
        for (place, name) in names.enumerated() {
            guard kept.steps.indices.contains(place), kept.steps[place] == found.steps[place]
            else { return IssuedDivergence(.code, at: name) }
        }
        return kept.steps.count > names.count ? IssuedDivergence(.code) : nil
    }
}
