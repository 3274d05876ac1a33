internal import EventModel
internal import ProfileModel
internal import ProfileScoring
internal import Projections
internal import Scoring

/// Writes the four answers.
struct LetterWriter {
    let name: Wording
    let definition: AttributeDefinition
    let occasion: LetterCase
    let versions: [LetterVersion]
    let history: HistoryAnswer
    /// What is to come is not told as if it were.
    let now: Instant

    /// The version that the case is about, or the first that uses the attribute.
    var version: LetterVersion? {
        versions.first { $0.model.name == occasion.model }
            ?? versions.first { $0.use != nil }
    }

    /// The answers, in the order of the questions.
    var answers: [CitizenLetter.Answer] {
        [
            CitizenLetter.Answer(
                question: Wording(
                    danish: "1. Hvilken betydning havde \(name.danish) i netop denne sag?",
                    english: "1. What significance did \(name.english) have in this specific case?"
                ),
                sentences: significance
            ),
            CitizenLetter.Answer(
                question: Wording(
                    danish: "2. Siden hvornår er \(name.danish) brugt som parameter?",
                    english: "2. Since when has \(name.english) been used as a parameter?"
                ),
                sentences: since
            ),
            CitizenLetter.Answer(
                question: Wording(
                    danish: "3. Er det besluttet at indsamle oplysningen, og af hvem?",
                    english: "3. Was it a decision to collect it, and whose?"
                ),
                sentences: decision
            ),
            CitizenLetter.Answer(
                question: Wording(
                    danish: "4. Hvad bruges oplysningen til?",
                    english: "4. What is the information used for?"
                ),
                sentences: purpose
            ),
        ]
    }

    private var significance: [LetterSentence] {
        guard let result = occasion.result, let version,
            version.model.name == result.model
        else {
            return [
                LetterSentence(
                    "Der er intet resultat at forklare.",
                    "There is no result to explain.",
                    .absence
                )
            ]
        }
        guard version.use != nil else {
            return [
                LetterSentence(
                    "Modelversionen \(result.model) bruger ikke \(name.danish), som derfor ikke "
                        + "havde betydning for resultatet.",
                    "The model version \(result.model) does not use \(name.english); it therefore "
                        + "had no part in the result.",
                    from: [version.model.provenance.position]
                )
            ]
        }
        let parts = zip(occasion.influences, occasion.document?.features ?? []).filter {
            $0.1.attribute?.number == definition.number
        }.map(\.0)
        guard parts.count > 1 else {
            return parts.flatMap { stated($0) + effect($0, result) + others($0, result) }
        }
        // One attribute behind several inputs: what it did, it did through all of them together.
        let values = parts.flatMap { stated($0) }
        let first = parts.first { $0.isConsulted } ?? parts[0]
        return values + effect(first, result)
    }

    /// What stood of it.
    private func stated(_ part: InputInfluence) -> [LetterSentence] {
        let input = part.input
        if input.isWithheld {
            return [
                LetterSentence(
                    "Oplysningen er begrænset eller slettet, og siges derfor ikke her.",
                    "It is restricted or erased, and is therefore not told here.",
                    from: input.positions
                )
            ]
        }
        guard !input.positions.isEmpty else {
            return [
                LetterSentence(
                    "Der stod intet om det i registreringerne.",
                    "The records held nothing of it.",
                    .absence
                )
            ]
        }
        let value = occasion.words?.value(input.feature, input.value) ?? input.value.wording
        let title = occasion.words?.name(input.feature) ?? name
        return [
            LetterSentence(
                "Om dig stod der under \(title.danish): \(value.danish)"
                    + "\(origin(of: input).danish).",
                "Of you it said under \(title.english): \(value.english)"
                    + "\(origin(of: input).english).",
                from: input.positions
            )
        ]
    }

    private func origin(of input: ScoredInput) -> Wording {
        guard let position = input.positions.last,
            let entry = history.entries.first(where: { $0.provenance.position == position })
        else { return Wording(danish: "", english: "") }
        let source = history.names.source(entry.provenance.source)
        let day = LetterWords.day(entry.provenance.registered.instant)
        return Wording(
            danish: " (kilde: \(source), registreret den \(day.danish))",
            english: " (source: \(source), registered on \(day.english))"
        )
    }

    private func effect(_ part: InputInfluence, _ result: ScoreResult) -> [LetterSentence] {
        let positions = part.input.positions
        let outcome = LetterWords.outcome(result.label?.name)
        guard part.isConsulted || !part.isBehindWithheld else {
            return [
                LetterSentence(
                    "Om \(name.danish) havde betydning, kan ikke siges: en anden oplysning er "
                        + "begrænset eller slettet.",
                    "Whether \(name.english) had a part can not be told: another input is restricted "
                        + "or erased.",
                    .absence
                )
            ]
        }
        guard part.isConsulted else {
            let decided = result.consulted.compactMap { result.input($0)?.positions.last }
            return [
                LetterSentence(
                    "Resultatet blev afgjort af andre oplysninger, før der blev set på "
                        + "\(name.danish): det havde ingen betydning for klassen.",
                    "The result was decided by other inputs before \(name.english) was looked at: "
                        + "it had no part in the class.",
                    from: Set(decided).sorted()
                )
            ]
        }
        guard !part.isBehindWithheld, let other = occasion.without else { return [] }
        let without = LetterWords.outcome(other.label?.name)
        guard other.label != result.label else {
            return [
                LetterSentence(
                    "Der blev set på \(name.danish). Uden oplysningen ville resultatet have været "
                        + "det samme: \(outcome.danish).",
                    "\(name.english.capitalizedFirst) was looked at. Without it the result would "
                        + "have been the same: \(outcome.english).",
                    from: positions
                )
            ]
        }
        return [
            LetterSentence(
                "Der blev set på \(name.danish), og det havde betydning. Uden oplysningen ville "
                    + "resultatet have været: \(without.danish), i stedet for "
                    + "\(outcome.danish).",
                "\(name.english.capitalizedFirst) was looked at, and it mattered. Without it the "
                    + "result would have been: \(without.english), instead of "
                    + "\(outcome.english).",
                from: positions
            )
        ]
    }

    /// What other values would have given.
    private func others(_ part: InputInfluence, _ result: ScoreResult) -> [LetterSentence] {
        guard part.isConsulted, !part.input.isWithheld, !part.isBehindWithheld else { return [] }
        let differing = part.alternatives.filter { alternative in
            if case .missing = alternative.range { return false }
            return alternative.label != result.label
        }
        guard !differing.isEmpty else {
            return [
                LetterSentence(
                    "Ingen anden værdi ville have givet en anden klasse, alt andet lige.",
                    "No other value would have given another class, all else equal.",
                    from: part.input.positions
                )
            ]
        }
        let outcomes = differing.map(\.label).reduce(into: [ClassLabel?]()) { found, label in
            if !found.contains(label) { found.append(label) }
        }
        return outcomes.map { label in
            let values = differing.filter { $0.label == label }.map { alternative in
                occasion.words?.range(part.input.feature, alternative.range)
                    ?? alternative.range.wording
            }
            let outcome = LetterWords.outcome(label?.name)
            let danish = values.map(\.danish).joined(separator: "; ")
            let english = values.map { $0.english.isEmpty ? $0.danish : $0.english }
                .joined(separator: "; ")
            return LetterSentence(
                "Med en anden værdi (\(danish)) ville resultatet have været: \(outcome.danish), "
                    + "alt andet lige.",
                "With another value (\(english)) the result would have been: "
                    + "\(outcome.english), all else equal.",
                from: part.input.positions
            )
        }
    }
}

extension String {
    /// The text with its first letter as a capital one, by ASCII and the Danish letters.
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
