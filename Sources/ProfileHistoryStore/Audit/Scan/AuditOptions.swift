public import EventModel

/// How a question about everybody is read: by whom, how far, on how many threads.
public struct AuditOptions: Hashable, Sendable {
    /// The roles of the reader: restricted data are told only to roles that may see them.
    public var roles: Set<String>
    /// The last position that is read; the log's last at the start unless given.
    public var through: Position?
    /// On how many threads, which changes nothing of the answer; on every core unless given.
    public var jobs: Int?

    /// Describes a reading.
    public init(roles: Set<String> = [], through: Position? = nil, jobs: Int? = nil) {
        self.roles = roles
        self.through = through
        self.jobs = jobs
    }
}

extension HistoryStore {
    /// A pass over everybody that starts now.
    func scan(_ options: AuditOptions) throws(StoreError) -> PopulationScan {
        guard options.jobs.map({ (1...256).contains($0) }) ?? true else {
            throw StoreError(.badInput, "from 1 to 256 threads", field: "jobs")
        }
        return try PopulationScan(
            of: log,
            through: options.through,
            now: now(),
            jobs: options.jobs
        )
    }

    /// Everybody whose data was destroyed, in ascending order: no pass over everybody meets them.
    func erasedSubjects() throws(StoreError) -> [SubjectID] {
        try registry().erasures.keys.sorted()
    }
}
