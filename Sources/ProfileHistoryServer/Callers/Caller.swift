internal import EventModel
internal import ProfileHistoryStore

/// Who calls, by a token that was verified.
///
/// A reference: one is made for each token, and every request by it is handed the same.
final class Caller: Sendable {
    /// The token's subject: an employee's or a system's id, never a CPR number.
    let actor: String
    /// As what; the first is the one that is put on record.
    let roles: [Role]
    /// What the token is good for.
    let scopes: Set<Scope>
    /// The municipality of a caseworker or a case system, 4 digits.
    let municipality: String?
    /// Where the caller works, as it is put on record.
    let organisation: String?
    /// The person whom a citizen's token is about.
    let person: SubjectReference?
    /// The sources in whose name a register may state facts.
    let sources: [String]
    /// When the token ends, in seconds since 1970, the tolerated skew included.
    let expiry: Double
    /// What tells the key that verified the token from any other.
    let key: [UInt8]

    init(
        actor: String,
        roles: [Role],
        scopes: Set<Scope>,
        municipality: String?,
        person: SubjectReference?,
        sources: [String],
        expiry: Double,
        key: [UInt8] = []
    ) {
        self.actor = actor
        self.roles = roles
        self.scopes = scopes
        self.municipality = municipality
        organisation = municipality.map { "municipality:\($0)" }
        self.person = person
        self.sources = sources
        self.expiry = expiry
        self.key = key
    }

    /// The role that is put on record.
    var role: Role? { roles.first }

    /// The roles by which the store decides who may see restricted data.
    var storeRoles: Set<String> { Set(roles.map(\.rawValue)) }

    func has(_ role: Role) -> Bool { roles.contains(role) }
}
