public import EventModel

/// How one event stands as the answer to a question, and which other event made it so.
public enum Standing: Hashable, Sendable {
    /// It counts: it decides the profile, or is of a type that nothing competes with.
    case visible
    /// Its time on the question's clock lies after the question's.
    case notYetKnown
    /// It is known but comes to hold only after the moment asked about.
    case notYetEffective
    /// A visible annulment says that it never was.
    case annulled(by: Position)
    /// A visible decision marks it "not to be used".
    case disputed(by: Position)
    /// A visible withdrawal of this submission has come into effect.
    case withdrawn(by: Position)
    /// A visible lift of this restriction has come into effect.
    case lifted(by: Position)
    /// Another fact or submission wins over it.
    case superseded(by: Position)
}
