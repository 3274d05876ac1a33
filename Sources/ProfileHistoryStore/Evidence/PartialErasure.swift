public import EventModel

/// A part of a person's data that can be destroyed by itself.
public enum ErasedPart: Hashable, Sendable {
    /// The value of one fact, or every answer of one submission, by its place in the log.
    case record(Position)
    /// Every value that was ever said of an attribute, by its name.
    case attribute(String)
    /// Every answer that was ever given to a question, by its name.
    case question(String)
}

/// What was said when parts of a person's data were destroyed.
public struct PartialErasure: Hashable, Sendable {
    /// Whose data it was.
    public let subject: SubjectID
    /// Where it is said.
    public let position: Position
    /// When it was decided.
    public let registered: RegisteredTime
    /// Why.
    public let ground: String
    /// Who decided it.
    public let authority: String
    /// The places of the events whose content was destroyed, ascending.
    public let erased: [Position]
}
