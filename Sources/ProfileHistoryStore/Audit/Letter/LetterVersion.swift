internal import ProfileModel
internal import ProfileScoring
internal import Projections

/// A version as a letter speaks of it.
struct LetterVersion {
    let model: ModelTimeline.Model
    let title: Wording
    /// What its document says of the attribute; nil where it does not use it.
    let use: UsedField?
    let periods: [AttributeUse.Period]
}
