/// As what somebody calls.
///
/// The raw values are those of the token's claim `roles`.
enum Role: String, CaseIterable, Sendable {
    /// A person, who sees herself.
    case citizen
    /// An employee of a job centre, who sees the persons of her municipality.
    case caseworker
    /// Who replays and compares: pseudonyms, unless a case and a purpose are named.
    case auditor
    /// Who keeps the model versions: no persons.
    case admin
    /// The data protection officer: everybody, the restricted where the restriction says so.
    case dpo
    /// A register that states facts.
    case register
    /// A municipality's case system, which keeps itself current from the feed.
    case system

    /// The roles of job centres, which see the persons of their municipality.
    static let ofJobCentres: [Role] = [.caseworker, .system]

    /// Whether it is one of a job centre.
    var isOfJobCentre: Bool { Self.ofJobCentres.contains(self) }

    /// What the store is asked by: whoever calls is served in one role.
    var storeRoles: Set<String> { Self.setsOfOne[self] ?? [rawValue] }

    /// Made once: every request asks for one.
    private static let setsOfOne = Dictionary(
        uniqueKeysWithValues: allCases.map { ($0, Set([$0.rawValue])) }
    )
}

/// What a token lets its bearer do, whoever she is.
///
/// The raw values are those of `scope`.
enum Scope: String, CaseIterable, Sendable {
    /// Read about persons.
    case profileRead = "profile.read"
    /// Hand in forms, assessments, objections.
    case profileWrite = "profile.write"
    /// State register facts.
    case registerWrite = "register.write"
    /// Ask about everybody.
    case auditRead = "audit.read"
    /// Read model versions.
    case modelsRead = "models.read"
    /// Take steps in the life of model versions.
    case modelsWrite = "models.write"
    /// Follow the change feed.
    case feedRead = "feed.read"
}
