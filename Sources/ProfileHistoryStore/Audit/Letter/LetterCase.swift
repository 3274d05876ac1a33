internal import EventLog
internal import EventModel
internal import ProfileModel
internal import ProfileScoring
internal import Projections
internal import Scoring

/// The score that a letter is about.
struct LetterCase {
    /// What came out, nil where nothing could.
    let result: ScoreResult?
    /// What part each input played.
    let influences: [InputInfluence]
    let document: ModelDocument?
    let words: FeatureWords?
    /// The version that gave the score that was shown, or else the one that gives it now.
    let model: String?
    /// What comes out without the attribute; nil where it is not used, or nothing comes out.
    let without: ScoreResult?
    /// To whom scores of this person were shown, with where that is said.
    let shown: [(recipient: String, at: Instant, position: Position)]
    /// Where shown scores stand of which nothing may be told.
    let untold: [Position]
    /// What the letter says of it.
    let sentences: [LetterSentence]

    /// Takes the score that was shown last, or the one of a moment.
    init(
        _ store: HistoryStore,
        _ subject: SubjectID,
        _ entries: [HistoryEntry],
        about attribute: String,
        at moment: EffectiveTime?,
        roles: Set<String>
    ) throws(StoreError) {
        let found = ShownEntries(entries)
        shown = found.shown
        untold = found.untold
        let event = moment == nil ? found.last : nil
        let asOf =
            event?.asOf
            ?? AsOf(
                effective: moment ?? EffectiveTime(store.now()),
                known: .registered(RegisteredTime(store.now()))
            )
        var explanation: ScoreExplanation?
        var without: ScoreResult?
        do throws(StoreError) {
            let profile = try store.profile(of: subject, asOf: asOf, roles: roles)
            let found = try store.explain(
                profile,
                options: ScoringOptions(model: event?.body.model)
            )
            explanation = found
            if found.document.attributes.contains(where: { $0.name == attribute }) {
                let options = ScoringOptions(model: found.document.id, without: [attribute])
                without = try store.score(profile, options: options).result
            }
        } catch {
            // That there is no score is what the letter says then.
            let isAnswer = [.noSubmission, .unknownModel, .lifecycle].contains(error.code)
            guard isAnswer else { throw error }
        }
        result = explanation?.answer.result
        self.without = without
        influences = explanation?.influences ?? []
        document = explanation?.document
        words = explanation?.words
        model = event?.body.model ?? result?.model
        var said = Self.sentences(event, explanation, asOf, found)
        if let document, let model = try? store.model(document.id) {
            said.append(
                LetterSentence(
                    "Versionen hedder: \(document.title.danish).",
                    "The version is called: \(document.title.english).",
                    from: [model.provenance.position]
                )
            )
        }
        sentences = said
    }

    private static func sentences(
        _ event: IssuedEvent?,
        _ explanation: ScoreExplanation?,
        _ asOf: AsOf,
        _ found: ShownEntries
    ) -> [LetterSentence] {
        var sentences: [LetterSentence] = []
        let day = LetterWords.day(asOf.effective.instant)
        if let event {
            sentences.append(about(event, day))
            if let again = comesOut(event, explanation) { sentences.append(again) }
        }
        if !found.untold.isEmpty {
            sentences.append(
                LetterSentence(
                    "Der er vist et resultat om dig, som er begrænset og derfor ikke siges her.",
                    "A result on you was shown that is restricted and therefore not told here.",
                    from: found.untold
                )
            )
        }
        guard event == nil else { return sentences }
        if found.shown.isEmpty, found.untold.isEmpty {
            sentences.append(
                LetterSentence(
                    "Der står ikke i registreringerne, at noget resultat om dig er vist til nogen.",
                    "The records do not say that any result on you was shown to anybody.",
                    .absence
                )
            )
        }
        return sentences + [computed(explanation, day)]
    }

    private static func about(_ event: IssuedEvent, _ day: Wording) -> LetterSentence {
        let label = DomainWords.class(event.body.class)
        let recipient = CPRRedaction.redactingCPRNumbers(in: event.body.recipient)
        return LetterSentence(
            "Brevet handler om det resultat, der den \(day.danish) blev vist til \(recipient): "
                + "klassen \(label.danish), givet af modelversionen \(event.body.model).",
            "This letter is about the result that was shown to \(recipient) on \(day.english): the "
                + "class \(label.english), given by the model version \(event.body.model).",
            from: [event.position]
        )
    }

    /// That the shown class does not come out now; nil where it does, or may not be told.
    private static func comesOut(
        _ event: IssuedEvent,
        _ explanation: ScoreExplanation?
    ) -> LetterSentence? {
        guard let explanation else {
            return LetterSentence(
                "Det kan ikke regnes efter: der er intet skema, eller versionen kan ikke køres.",
                "It can not be computed again: there is no form, or the version can not be run.",
                .absence
            )
        }
        let result = explanation.answer.result
        guard result.label?.name != event.body.class else { return nil }
        let outcome = LetterWords.outcome(result.label?.name)
        return LetterSentence(
            "Regnet efter nu giver den samme version: \(outcome.danish).",
            "Computed again now the same version gives: \(outcome.english).",
            from: explanation.positions
        )
    }

    private static func computed(
        _ explanation: ScoreExplanation?,
        _ day: Wording
    ) -> LetterSentence {
        guard let explanation else {
            return LetterSentence(
                "For den \(day.danish) er der intet resultat: der var intet skema i kraft, eller "
                    + "ingen modelversion.",
                "For \(day.english) there is no result: no form was in force, or no model version.",
                .absence
            )
        }
        let outcome = LetterWords.outcome(explanation.answer.result.label?.name)
        let model = explanation.answer.result.model
        return LetterSentence(
            "Brevet handler om det resultat, som modelversionen \(model) giver af det, der er kendt "
                + "for den \(day.danish): \(outcome.danish).",
            "This letter is about the result that the model version \(model) gives on what is known "
                + "for \(day.english): \(outcome.english).",
            from: explanation.positions
        )
    }
}

extension ScoreExplanation {
    /// The events that the consulted inputs were read from: of a series the latest.
    var positions: [Position] {
        let consulted = influences.filter(\.isConsulted).compactMap(\.input.positions.last)
        return Set(consulted).sorted()
    }
}

/// The shown scores of a history: those that may be told, and where the others stand.
private struct ShownEntries {
    var shown: [(recipient: String, at: Instant, position: Position)] = []
    var untold: [Position] = []
    /// The one that was shown last, by the moment it was shown.
    var last: IssuedEvent?

    init(_ entries: [HistoryEntry]) {
        for entry in entries {
            let position = entry.provenance.position
            guard case .scoreIssued(let body) = entry.statement,
                let at = entry.provenance.effective
            else {
                untold.append(position)
                continue
            }
            let recipient = CPRRedaction.redactingCPRNumbers(in: body.recipient)
            shown.append((recipient, at.instant, position))
            if let last, (last.at, last.position) > (at, position) { continue }
            last = IssuedEvent(position: position, at: at, body: body)
        }
    }
}
