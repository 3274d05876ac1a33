public import EventModel

/// Something in a store that is not what its own records say.
///
/// It names places and subjects, never what stands there.
public struct LogFinding: Hashable, Sendable {
    /// Where it is.
    public enum Place: Hashable, Sendable {
        /// A record, of whom it is where that can be read, and which of its bytes are wrong.
        case record(Position, SubjectID?, bytes: Range<Int>?)
        /// A subject's packed history.
        case history(SubjectID)
        /// The index of sources and ids.
        case index
        /// A hash of the tree: its level and its place in it.
        case hash(level: Int, index: UInt64)
        /// The right edge of the tree.
        case tree
        /// A value of a small database, by the database's name.
        case value(String)
        /// A subject's keys or aliases.
        case vault(SubjectID)
    }

    /// Where it is.
    public let place: Place
    /// What is wrong, in a clause.
    public let reason: String

    /// States a finding.
    public init(_ place: Place, _ reason: String) {
        self.place = place
        self.reason = reason
    }
}

extension LogFinding: CustomStringConvertible {
    /// Place and reason on one line.
    public var description: String { "\(place): \(reason)" }
}

extension LogFinding.Place: CustomStringConvertible {
    /// The place in words.
    public var description: String {
        switch self {
        case .record(let position, let subject, let bytes):
            let whose = subject.map { " of \($0)" } ?? ""
            let which = bytes.map { ", bytes \($0.lowerBound) to \($0.upperBound - 1)" } ?? ""
            return "record \(position)\(whose)\(which)"
        case .history(let subject): return "history of \(subject)"
        case .index: return "index"
        case .hash(let level, let index): return "tree, level \(level), hash \(index)"
        case .tree: return "tree"
        case .value(let name): return "a value in \(name)"
        case .vault(let subject): return "vault, \(subject)"
        }
    }
}
