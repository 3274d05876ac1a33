internal import EventModel
internal import ProfileHistoryStore

/// Who calls, by a token that was verified.
struct Caller: Sendable {
    /// The token's subject: an employee's or a system's id, never a CPR number.
    let actor: String
    /// As what; the first is the one that is put on record.
    let roles: [Role]
    /// What the token is good for.
    let scopes: Set<Scope>
    /// The municipality of a caseworker or a case system, 4 digits.
    let municipality: String?
    /// The person whom a citizen's token is about.
    let person: SubjectReference?
    /// The sources in whose name a register may state facts.
    let sources: [String]
    /// When the token ends, in seconds since 1970, the tolerated skew included.
    let expiry: Double
    /// What tells the key that verified the token from any other.
    var key: [UInt8] = []

    /// The role that is put on record.
    var role: Role? { roles.first }

    /// Where the caller works, as it is put on record.
    var organisation: String? { municipality.map { "municipality:\($0)" } }

    /// The roles by which the store decides who may see restricted data.
    var storeRoles: Set<String> { Set(roles.map(\.rawValue)) }

    func has(_ role: Role) -> Bool { roles.contains(role) }
}
