/// Why a question has no answer of its own, as the person said it.
///
/// The fourth state, never asked, is the absence of the question from the submission.
public enum AnswerState: String, Hashable, Sendable, CaseIterable {
    /// The person would not answer.
    case declined
    /// The person does not know.
    case dontKnow = "dont_know"
    /// The source does not know what the person answered.
    case unknown

    /// The number in the encoding of a submission.
    var code: UInt8 {
        switch self {
        case .declined: 1
        case .dontKnow: 2
        case .unknown: 3
        }
    }

    /// The state with this number, `nil` for a number that this release does not know.
    init?(code: UInt8) {
        guard let state = Self.allCases.first(where: { $0.code == code }) else { return nil }
        self = state
    }
}
