/// Why a source or an id cannot name an event.
public struct EventKeyError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The part of the key that is at fault.
    public enum Part: String, Sendable {
        /// The source's name.
        case source
        /// The id within the source.
        case id
    }

    /// What is wrong with the part.
    public enum Reason: Hashable, Sendable {
        /// It has no characters.
        case empty
        /// It is longer than the maximum, counted in UTF-8 bytes.
        case tooLong(maximum: Int)
        /// It holds a character below U+0020, or U+007F.
        case controlCharacter
    }

    /// The part of the key that is at fault.
    public let part: Part
    /// What is wrong with it.
    public let reason: Reason

    /// States what is wrong with which part.
    public init(part: Part, reason: Reason) {
        self.part = part
        self.reason = reason
    }

    /// The reason and its remedy, without the offending text.
    public var description: String {
        switch reason {
        case .empty: "\(part.rawValue) is empty; give the source's own name for the event"
        case .tooLong(let maximum): "\(part.rawValue) is longer than \(maximum) bytes; shorten it"
        case .controlCharacter: "\(part.rawValue) holds a control character; remove it"
        }
    }
}
