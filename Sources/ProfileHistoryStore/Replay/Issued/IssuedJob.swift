internal import EventLog
internal import EventModel
internal import ProfileScoring
internal import Projections

/// Replays every issued score by the version that it names.
struct IssuedJob: ReplayJob {
    let listsAll: Bool
    private let roles: Set<String>
    let format: ReplayFormat
    let scope: ReplayScope
    let models: IssuedModels
    let modelDigests: [String]
    private let reader: PopulationReader

    /// Reads every version that the registry knows before the bound.
    init(
        listsAll: Bool,
        roles: [String],
        format: ReplayFormat,
        scope: ReplayScope,
        log: any EventStore
    ) throws(StoreError) {
        models = try IssuedModels(of: log, end: scope.end)
        modelDigests = models.scorers.map { "\($0.document.id) \($0.document.digest)" }
        self.listsAll = listsAll
        self.roles = Set(roles)
        self.format = format
        self.scope = scope
        reader = PopulationReader(log: log, end: scope.end)
    }

    /// Who reads, and when.
    var audience: Reader { Reader(roles: roles, at: EffectiveTime(scope.now)) }

    var countCount: Int { IssuedSummary.countCount }

    var prologue: [UInt8] { rows.prologue }

    func joined(_ rows: [UInt8], behind counts: [Int]) -> [UInt8] {
        let isFirst = counts[IssuedSummary.listedPlace] == 0
        guard format == .json, isFirst, !rows.isEmpty else { return rows }
        // Every element comes with the comma that parts it from the one before.
        return Array(rows.dropFirst())
    }

    func makeWorker() -> any ReplayWorker {
        IssuedWorker(self, reader: reader)
    }

    func epilogue(_ counts: [Int]) -> [UInt8] {
        rows.epilogue(IssuedSummary(through: scope.through, counts: counts))
    }

    func summary(_ counts: [Int]) -> ReplaySummary {
        .issued(IssuedSummary(through: scope.through, counts: counts))
    }

    var rows: IssuedRows { IssuedRows(format: format, through: scope.through) }
}
