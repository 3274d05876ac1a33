/// The first thing in which a replayed score differs from the one that was issued.
public enum IssuedDifference: String, Hashable, Sendable, CaseIterable {
    /// Nothing: the class is the same, the bits of the score where one was issued, and every byte
    /// of the result where the store itself issued it.
    case none
    /// The store knows no model version of the name, so that nothing can be compared.
    case modelNotRegistered
    /// Nobody approved the version, and only approved versions score.
    case modelNotApproved
    /// No form was in force, and without one there is no score.
    case noSubmission
    /// An input is restricted for the reader or was destroyed, so that nothing can be compared.
    case withheld
    /// The version gives no result.
    case noResult
    /// Another class.
    case `class`
    /// The same class, and other bits of the score.
    case scoreBits
    /// The same class and score, and another result otherwise.
    case result

    /// Whether a version ran, so that its result was compared.
    public var isCompared: Bool {
        self != .modelNotRegistered && self != .modelNotApproved && self != .withheld
    }

    /// The difference in words.
    public var text: String {
        switch self {
        case .none: "the same"
        case .modelNotRegistered: "model not registered"
        case .modelNotApproved: "model never approved"
        case .noSubmission: "no submission"
        case .withheld: "an input is restricted or erased"
        case .noResult: "no result"
        case .class: "another class"
        case .scoreBits: "other score bits"
        case .result: "another result with the same score"
        }
    }
}

/// How the event of an issued score stands, with everything that the log says later.
public enum IssuedStanding: String, Hashable, Sendable, CaseIterable {
    /// Nothing speaks against it.
    case valid
    /// A decision marks it "not to be used". It was shown all the same, and must come out.
    case disputed
    /// Its source says that it never was: nothing was shown, so nothing has to come out.
    case annulled
}
