public import EventModel

/// Who asks: what is restricted is told only to roles that may see it.
public struct Reader: Hashable, Sendable {
    /// The roles that the reader acts in, as restrictions name them.
    public var roles: Set<String>
    /// The moment of reading; nil where only what the question itself knows of counts.
    public var moment: EffectiveTime?

    /// Describes a reader who reads at a moment.
    public init(roles: Set<String> = [], at moment: EffectiveTime?) {
        self.roles = roles
        self.moment = moment
    }
}
