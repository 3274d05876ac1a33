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
    /// To whom scores of this person were shown, with where that is said.
    let shown: [(recipient: String, at: Instant, position: Position)]
    /// What the letter says of it.
    let sentences: [LetterSentence]

    /// Takes the score that was shown last, or the one of a moment.
    init(
        _ store: HistoryStore,
        _ subject: SubjectID,
        _ entries: [HistoryEntry],
        at moment: EffectiveTime?,
        roles: Set<String>
    ) throws(StoreError) {
        var shown: [(recipient: String, at: Instant, position: Position)] = []
        var last: (event: IssuedEvent, entry: HistoryEntry)?
        for entry in entries {
            guard case .scoreIssued(let body) = entry.statement,
                let at = entry.provenance.effective
            else { continue }
            let position = entry.provenance.position
            shown.append((body.recipient, at.instant, position))
            last = (IssuedEvent(position: position, at: at, body: body), entry)
        }
        self.shown = shown
        let event = moment == nil ? last?.event : nil
        let asOf =
            event?.asOf
            ?? AsOf(
                effective: moment ?? EffectiveTime(store.now()),
                known: .registered(RegisteredTime(store.now()))
            )
        var explanation: ScoreExplanation?
        do throws(StoreError) {
            let profile = try store.profile(of: subject, asOf: asOf, roles: roles)
            explanation = try store.explain(
                profile,
                options: ScoringOptions(model: event?.body.model)
            )
        } catch {
            // That there is no score is what the letter says then.
            let isAnswer = [.noSubmission, .unknownModel, .lifecycle].contains(error.code)
            guard isAnswer else { throw error }
        }
        result = explanation?.answer.result
        influences = explanation?.influences ?? []
        document = explanation?.document
        words = explanation?.words
        var said = Self.sentences(event, explanation, asOf, hasShown: !shown.isEmpty)
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
        hasShown: Bool
    ) -> [LetterSentence] {
        var sentences: [LetterSentence] = []
        let day = LetterWords.day(asOf.effective.instant)
        if let event {
            let label = DomainWords.class(event.body.class)
            sentences.append(
                LetterSentence(
                    "Brevet handler om det resultat, der den \(day.danish) blev vist til "
                        + "\(event.body.recipient): klassen \(label.danish), givet af "
                        + "modelversionen \(event.body.model).",
                    "This letter is about the result that was shown to \(event.body.recipient) on "
                        + "\(day.english): the class \(label.english), given by the model version "
                        + "\(event.body.model).",
                    from: [event.position]
                )
            )
        } else {
            if !hasShown {
                sentences.append(
                    LetterSentence(
                        "Lageret holder intet resultat om dig, der er blevet vist til nogen.",
                        "The store holds no result on you that was shown to anybody.",
                        .absence
                    )
                )
            }
            sentences.append(Self.computed(explanation, day))
        }
        if event != nil, let explanation, let label = explanation.answer.result.label,
            label.name != event?.body.class
        {
            sentences.append(
                LetterSentence(
                    "Regnet efter nu giver den samme version af de samme oplysninger klassen "
                        + "\(DomainWords.class(label.name).danish).",
                    "Computed again now the same version gives the class "
                        + "\(DomainWords.class(label.name).english) on the same data.",
                    from: explanation.positions
                )
            )
        }
        return sentences
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
