public import AccessLog
public import EventModel

/// A reading as it is listed.
public struct ListedAccess: Hashable, Sendable {
    /// Where a person lived when she was read about.
    public struct Place: Hashable, Sendable {
        /// Who.
        public let subject: SubjectID
        /// The municipality's code; `nil` where none is known or it is withheld.
        public let municipality: String?
    }

    /// What the read log has.
    public let access: RecordedAccess
    /// Whom it was about, as far as they are named.
    public let subjects: [SubjectID]
    /// Who read, by name or by pseudonym.
    public let actor: String
    /// Where the persons lived then, of whom a key is left; empty unless it was asked.
    public let places: [Place]

    /// Whether somebody outside a person's municipality read, or got the answer.
    ///
    /// Those are the actor's organisation and the recipient, each a code or a name that ends in
    /// one, such as `jobcentre:0101`. Where neither is said, the reading is from nowhere and not
    /// from outside; where the municipality is not known, whoever reads is outside.
    public var isOutside: Bool {
        let readers = [access.entry.organisation, access.entry.recipient].compactMap { $0 }
        return places.contains { place in
            readers.contains { Self.code(in: $0) != place.municipality }
        }
    }

    /// What stands behind the last colon.
    private static func code(in name: String) -> String {
        String(name[(name.lastIndex(of: ":").map { name.index(after: $0) } ?? name.startIndex)...])
    }
}
