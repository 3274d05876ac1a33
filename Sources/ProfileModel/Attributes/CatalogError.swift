/// Why a definition cannot join a catalogue.
public enum CatalogError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The name stands for something else already.
    case definedDifferently
    /// The number is another attribute's.
    case numberTaken
    /// The number is kept for built-in attributes.
    case numberReserved
    /// The name is not a letter followed by letters, digits, `_`, `.` or `-`, 64 at most.
    case invalidName
    /// All numbers are dealt.
    case full

    /// What is wrong and what would be right.
    public var description: String {
        switch self {
        case .definedDifferently: "the name is defined differently already; choose another name"
        case .numberTaken: "the number belongs to another attribute"
        case .numberReserved: "numbers below 64 belong to the built-in attributes"
        case .invalidName:
            "a name is a letter followed by letters, digits, _ . or -, 64 characters at most"
        case .full: "all attribute numbers are dealt"
        }
    }
}
