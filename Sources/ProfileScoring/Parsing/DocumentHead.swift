import ProfileModel
import Scoring

/// The part of a model document that says what the version is and what it may use.
struct DocumentHead {
    let id: String
    let title: Wording
    let describes: String
    let notes: [String]
    let targetGroups: [TargetGroup]
    let forms: [String]
    let classes: [ClassLabel]
    let attributes: [UsedField]
    let questions: [UsedField]
    let documentation: ModelDocumentation?
}
