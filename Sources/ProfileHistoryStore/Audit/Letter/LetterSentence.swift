public import EventModel
public import ProfileModel

/// One sentence of a letter, and the events that it says something of.
public struct LetterSentence: Hashable, Sendable {
    /// What a sentence stands on.
    public enum Ground: Hashable, Sendable {
        /// These events of the log.
        case events([Position])
        /// That the log, as far as it was read, holds nothing of the kind.
        case absence
        /// What is publicly known of the tool and the law, not of this person.
        case general
    }

    /// The sentence.
    public let text: Wording
    /// What it stands on.
    public let ground: Ground

    init(_ danish: String, _ english: String, _ ground: Ground) {
        text = Wording(danish: danish, english: english)
        self.ground = ground
    }

    init(_ danish: String, _ english: String, from positions: [Position]) {
        self.init(danish, english, positions.isEmpty ? .absence : .events(positions))
    }
}
