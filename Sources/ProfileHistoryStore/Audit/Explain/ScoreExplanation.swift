public import ProfileScoring

/// How one person's result came about, in the version that gave it, and what each input could do.
public struct ScoreExplanation: Sendable {
    /// The score, with its path or terms.
    public let answer: ScoreAnswer
    /// What part each input played, and could play, in the order of the version's features.
    public let influences: [InputInfluence]
    /// The version's document.
    public let document: ModelDocument
    let words: FeatureWords
}

extension HistoryStore {
    /// Explains a score by the version that gave it.
    ///
    /// Throws what ``score(of:asOf:options:roles:)`` throws.
    public func explain(
        _ profile: ProfileAnswer,
        options: ScoringOptions = ScoringOptions()
    ) throws(StoreError) -> ScoreExplanation {
        let answer = try score(profile, options: options)
        let scorer = try scorer(of: answer.result.model)
        return ScoreExplanation(
            answer: answer,
            influences: scorer.influences(on: answer.result),
            document: scorer.document,
            words: FeatureWords(scorer.document, forms: try registry().forms)
        )
    }
}
