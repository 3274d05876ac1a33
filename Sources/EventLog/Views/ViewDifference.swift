public import EventModel

/// An entry of a view that is not what the log says.
///
/// It names places only, never what stands there.
public struct ViewDifference: Hashable, Sendable {
    /// Where the entry stands.
    public enum Place: Hashable, Sendable {
        /// A segment of a subject's packed history.
        case segment(SubjectID, UInt32)
        /// How far a subject's stream has come.
        case head(SubjectID)
        /// The index entry of the event at a position.
        case event(Position)
        /// A key that no release writes.
        case unknownKey
    }

    /// In what it differs.
    public enum Kind: Hashable, Sendable {
        /// The view lacks the entry.
        case missing
        /// The view has an entry that it should not have.
        case surplus
        /// The view's entry was altered, or its key is another's.
        case unreadable
        /// Opened, the entries have the same bytes, but only one is marked as closed.
        case closedMark
        /// Opened, the entries have the same bytes only before an offset.
        case bytes(offset: Int)
    }

    /// Where the entry stands.
    public let place: Place
    /// In what it differs.
    public let kind: Kind

    /// Describes a difference.
    public init(place: Place, kind: Kind) {
        self.place = place
        self.kind = kind
    }
}

extension ViewDifference: CustomStringConvertible {
    /// Place and kind on one line.
    public var description: String {
        switch kind {
        case .missing: "\(place): missing"
        case .surplus: "\(place): should not be there"
        case .unreadable: "\(place): was altered, or its key is another"
        case .closedMark: "\(place): closed in one, open in the other"
        case .bytes(let offset): "\(place): differs from byte \(offset) on"
        }
    }
}

extension ViewDifference.Place: CustomStringConvertible {
    /// The place in words.
    public var description: String {
        switch self {
        case .segment(let subject, let segment): "\(subject), segment \(segment)"
        case .head(let subject): "\(subject), head"
        case .event(let position): "event at position \(position)"
        case .unknownKey: "an entry with an unknown key"
        }
    }
}
