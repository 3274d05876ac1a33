/// How something differs between two profiles.
public enum Change<Value: Hashable & Sendable>: Hashable, Sendable {
    /// Only the second profile has it.
    case added(Value)
    /// Only the first profile has it: it ended, was withdrawn, or turned out never to have been.
    case removed(Value)
    /// Both have it and it differs.
    case changed(before: Value, after: Value)

    /// What the first profile has.
    public var before: Value? {
        switch self {
        case .added: nil
        case .removed(let before), .changed(let before, _): before
        }
    }

    /// What the second profile has.
    public var after: Value? {
        switch self {
        case .removed: nil
        case .added(let after), .changed(_, let after): after
        }
    }
}
