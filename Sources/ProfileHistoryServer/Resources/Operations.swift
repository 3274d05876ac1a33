/// Everything that can be asked of the service.
enum Operations {
    /// The operations over a backend, by resource.
    static func all(_ backend: Backend) -> [Operation] {
        [
            subjects(backend), profiles(backend), scores(backend), histories(backend),
            submissions(backend), statements(backend), models(backend), audits(backend),
            evidence(backend), feed(backend), health(backend), description(backend),
        ].flatMap { $0 }
    }

    /// The roles that read about single persons.
    static let personReaders: [Role] = [.citizen, .caseworker, .system, .auditor, .dpo]

    /// The parameters that say as of when.
    static let times = ["at", "known", "clock", "includeDisputed"]
}
