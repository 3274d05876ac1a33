public import EventModel
public import ProfileModel
internal import Projections

/// The four questions that a citizen asked, answered for one person, each sentence from events.
public struct CitizenLetter: Sendable {
    /// One question and its answer.
    public struct Answer: Sendable {
        /// The question.
        public let question: Wording
        /// The sentences of the answer.
        public let sentences: [LetterSentence]
    }

    /// Whose letter it is.
    public let subject: SubjectID
    /// The attribute that is asked about.
    public let attribute: String
    /// The version that gave the score that the letter is about; `nil` where there is none.
    public let model: String?
    /// What the letter is about: which score, of which day.
    public let occasion: [LetterSentence]
    /// The four answers, in the order of the questions.
    public let answers: [Answer]
    /// The events that the sentences stand on, ascending, each with what it is.
    public let sources: [(position: Position, what: Wording)]

    /// Every sentence.
    public var sentences: [LetterSentence] { occasion + answers.flatMap(\.sentences) }
}
