/// The group of citizens that a form, a score or a model version is for.
public struct TargetGroup: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// The token in feeds and JSON.
    public let rawValue: String

    /// Names a group; see ``isToken(_:)`` for what feeds may say.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Recipients of unemployment benefit, *dagpenge*.
    public static let dagpenge = TargetGroup(rawValue: "dagpenge")
    /// Recipients of *kontanthjælp* or *uddannelseshjælp*.
    public static let kontanthjaelp = TargetGroup(rawValue: "kontanthjaelp")

    /// The longest token in bytes.
    public static let maximumByteCount = 64

    /// Whether a text can name a group: 1 to 64 bytes of `a-z æ ø å 0-9 _ . -`.
    ///
    /// Other groups than the two known ones are accepted, since others may get a form of theirs.
    public static func isToken(_ text: String) -> Bool {
        let count = text.utf8.count
        guard count >= 1, count <= maximumByteCount else { return false }
        return text.unicodeScalars.allSatisfy { scalar in
            switch scalar {
            case "a"..."z", "0"..."9", "_", ".", "-", "æ", "ø", "å": true
            default: false
            }
        }
    }

    /// The token.
    public var description: String { rawValue }
}
