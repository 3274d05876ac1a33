public import EventModel
import PMML
public import Projections
import Scoring

/// Scores profiles by one model version.
///
/// A value: it knows no store and no clock, and gives the same result for the same profile and
/// moment for good. Costs one look at each feature and one evaluation of the kernel; a window costs
/// a pass over the series that it reads.
public struct ProfileScorer: Sendable {
    /// The version that scores.
    public let document: ModelDocument

    /// Makes a scorer of a version.
    public init(document: ModelDocument) {
        self.document = document
    }

    /// What the kernel is given for a profile on the day that holds a moment.
    ///
    /// In the order of the features. Ages and windows are those of the day asked by the clock of
    /// Copenhagen, whatever day it is today; `at` must be the moment that the profile was asked
    /// for.
    public func inputs(of profile: Profile, at time: EffectiveTime) -> [ScoredInput] {
        inputs(of: profile, at: time, supposing: .none)
    }

    /// Scores a profile as it is.
    public func score(_ profile: Profile, at time: EffectiveTime) -> ScoreResult {
        evaluate(inputs(of: profile, at: time), at: time, changes: [])
    }

    /// Scores a profile as it is, for who asks for the class, the score and the decider alone.
    ///
    /// The same as ``score(_:at:)`` but for what takes longest to tell: the steps and the linear
    /// predictor of a PMML document that is not one tree.
    public func briefScore(_ profile: Profile, at time: EffectiveTime) -> ScoreResult {
        let isTold = document.kernel.pmml?.document.isTree ?? true
        return evaluate(inputs(of: profile, at: time), at: time, changes: [], explaining: isTold)
    }

    /// Scores a profile as it would be with some things changed.
    ///
    /// Throws where the version uses nothing of a name, a value does not fit, or a name occurs
    /// twice.
    public func score(
        _ profile: Profile,
        at time: EffectiveTime,
        changes: [InputChange]
    ) throws(InputChangeError) -> ScoreResult {
        let supposition = try Supposition(changes, for: document)
        return evaluate(
            inputs(of: profile, at: time, supposing: supposition),
            at: time,
            changes: changes
        )
    }

    private func evaluate(
        _ inputs: [ScoredInput],
        at time: EffectiveTime,
        changes: [InputChange],
        explaining: Bool = true
    ) -> ScoreResult {
        ScoreResult(
            evaluation(of: inputs, explaining: explaining),
            of: document,
            at: time,
            inputs: inputs,
            changes: changes
        )
    }

    /// What the kernel makes of inputs.
    func outcome(of inputs: [ScoredInput]) -> Outcome {
        evaluation(of: inputs, explaining: false).outcome
    }

    private func evaluation(of inputs: [ScoredInput], explaining: Bool) -> KernelOutcome {
        let found = document.kernel.run(inputs.map(\.value), explaining: explaining)
        // What a model makes of a missing input is not for one that is there and not told.
        let withheld = found.outcome.deciders.first { inputs[$0.position].isWithheld }
        return withheld.map(found.withholding) ?? found
    }

    private func inputs(
        of profile: Profile,
        at time: EffectiveTime,
        supposing supposition: Supposition
    ) -> [ScoredInput] {
        let view = ProfileView(
            profile: profile,
            document: document,
            day: Copenhagen.date(at: time.instant),
            supposition: supposition
        )
        return document.features.enumerated().map { place, feature in
            let reading = view.read(place)
            let (value, substituted) = feature.substituting(reading.value)
            return ScoredInput(
                feature: feature.name,
                value: value,
                positions: reading.positions,
                substituted: substituted,
                isSupposed: reading.isSupposed,
                note: reading.note
            )
        }
    }
}
