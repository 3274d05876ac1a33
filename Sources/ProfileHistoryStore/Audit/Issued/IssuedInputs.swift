internal import EventModel
internal import ProfileModel
internal import ProfileScoring
internal import Projections

/// What a version was given when a score was made, replayed for a reader.
struct IssuedInputs {
    /// The version.
    let document: ModelDocument
    /// The profile that it read.
    let profile: Profile
    /// What the kernel was given, and what came out.
    let result: ScoreResult

    /// Replays an issued score's inputs by a version, as of some times.
    init(
        _ scorer: ProfileScorer,
        _ stream: RawSpan,
        asOf question: AsOf,
        for reader: Reader,
        through last: Position,
        with fold: inout ProfileFold
    ) throws(CodecError) {
        document = scorer.document
        profile = try fold.profile(of: stream, asOf: question, for: reader, through: last)
        result = scorer.score(profile, at: question.effective)
    }

    /// Whether the kernel consulted a feature; nil where it stopped at one that is withheld, so
    /// that it is not known what it went on to.
    func isConsulted(_ feature: String) -> Bool? {
        if result.noResult?.kind == .withheldInput { return nil }
        return result.consulted.contains(feature)
    }

    /// Why an input is not told; nil for one that is.
    func withholding(of place: Int) -> Withholding? {
        let input = result.inputs[place]
        guard input.isWithheld else { return nil }
        let feature = document.features[place]
        let questions = [feature.question].compactMap { $0 } + feature.mappings.map(\.question)
        for question in questions {
            if case .withheld(let why)? = profile.submission?.answer(to: question) { return why }
        }
        return input.note.flatMap { Withholding(rawValue: $0) } ?? .restricted
    }
}
