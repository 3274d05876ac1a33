internal import JSON

/// What a replay asks of every subject, as a caller writes it.
public struct PopulationQuestion: Hashable, Sendable {
    /// The other side of a comparison; what it leaves out is as on the first side.
    public struct Against: Hashable, Sendable {
        /// The model version.
        public var model: String?
        /// The moment in the world.
        public var at: String?
        /// The moment of knowledge.
        public var known: String?

        /// Describes the other side.
        public init(model: String? = nil, at: String? = nil, known: String? = nil) {
            self.model = model
            self.at = at
            self.known = known
        }
    }

    /// The moment in the world: a date or an instant.
    public var at: String
    /// The model version; the one in force for each form's target group unless given.
    public var model: String?
    /// The moment of knowledge, a date, an instant or `position:N`; the start of the run unless
    /// given.
    public var known: String?
    /// The clock of ``known``.
    public var clock: Clock?
    /// Whether what a decision marked "not to be used" counts too.
    public var includesDisputed = false
    /// The target group whose forms are scored; those of all groups unless given.
    public var group: String?
    /// The side to compare with.
    public var against: Against?
    /// The roles in which restricted data are read.
    public var roles: [String] = []
    /// Whether rows are written only of those whose class differs between the two sides.
    public var onlyFlips = false

    /// Asks about every subject at a moment.
    public init(at: String) {
        self.at = at
    }

    /// Writes everything that decides the results, so that two questions can be compared.
    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("at", at)
        writer.member("model", model)
        writer.member("known", known)
        writer.member("clock", clock?.rawValue)
        writer.key("includeDisputed")
        writer.bool(includesDisputed)
        writer.member("group", group)
        writer.texts("roles", roles)
        writer.key("onlyFlips")
        writer.bool(onlyFlips)
        writer.key("against")
        if let against {
            writer.beginObject()
            writer.member("model", against.model)
            writer.member("at", against.at)
            writer.member("known", against.known)
            writer.endObject()
        } else {
            writer.null()
        }
        writer.endObject()
    }
}
