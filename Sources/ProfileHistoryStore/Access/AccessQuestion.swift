public import AccessLog

/// Which readings are asked for, and how they are shown.
public struct AccessQuestion: Hashable, Sendable {
    /// Whose, by whom, when, and how many.
    public var query: AccessQuery
    /// Only readings from outside the person's municipality; see ``ListedAccess/isOutside``.
    public var isOutsideOnly = false
    /// Whether employees go by pseudonyms, as towards a citizen.
    public var hasPseudonyms = false
    /// Whether, of a reading about several persons, only the one that is asked about is named.
    public var namesOthers = true
    /// The roles in which municipalities are looked up, where they are restricted.
    public var roles: Set<String> = []

    /// Asks for all that a query gives.
    public init(_ query: AccessQuery) {
        self.query = query
    }
}
