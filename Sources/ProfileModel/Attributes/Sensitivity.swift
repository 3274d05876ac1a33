/// How sensitive an attribute is; a label of this store's own, for reports.
public enum Sensitivity: UInt8, Hashable, Sendable, CaseIterable {
    /// Says nothing of a person's private life.
    case ordinary = 1
    /// Personal data in the sense of GDPR article 4.
    case personal = 2
    /// A special category of GDPR article 9, such as health.
    case special = 3
    /// Derived data that stands close to a special category, as origin does to ethnic origin.
    case derivedProxy = 4

    /// The name in feeds and JSON.
    public var name: String {
        switch self {
        case .ordinary: "ordinary"
        case .personal: "personal"
        case .special: "special"
        case .derivedProxy: "derived-proxy"
        }
    }

    /// Finds a sensitivity by its name.
    public init?(named name: String) {
        guard let found = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = found
    }
}
