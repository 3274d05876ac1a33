internal import EventLog
internal import EventModel
internal import Glibc

/// One pass over everybody, on several threads, for a question that one person's events answer.
///
/// What is found comes in ascending order of subjects, whatever the number of threads. A range of
/// some hundred subjects is one short read transaction, so that a long pass pins no old pages, and
/// nothing behind the bound that was fixed at the start is looked at.
struct PopulationScan: Sendable {
    /// What is looked at.
    let scope: ReplayScope
    private let reader: PopulationReader
    private let jobs: Int?
    private let subjectsPerChunk: UInt64 = 512

    /// Fixes the bound of a pass that starts now.
    init(
        of log: any EventStore,
        through: Position? = nil,
        now: Instant,
        jobs: Int? = nil
    ) throws(StoreError) {
        scope = try translating { try ReplayScope(of: log, through: through, now: now) }
        reader = PopulationReader(log: log, end: scope.end)
        self.jobs = jobs
    }

    /// The last position that is looked at.
    var last: Position { Position(rawValue: scope.end.rawValue &- 1) }

    /// Looks at every person, and gives what was found.
    ///
    /// `makeWorker` gives each thread what looks at one person's packed stream; the stream comes
    /// whole, and what lies behind ``last`` is for the worker to leave alone. `progress` is told
    /// how many subjects' numbers are dealt with.
    func findings<Worker: PopulationWorking>(
        _ makeWorker: @escaping @Sendable () -> Worker,
        progress: (_ done: Int, _ count: Int) -> Void = { _, _ in }
    ) throws(StoreError) -> [Worker.Finding] {
        var findings: [Worker.Finding] = []
        try forEach(makeWorker, progress: progress) { findings += $0 }
        return findings
    }

    /// Looks at every person, and hands on what was found in one range of subjects after another.
    func forEach<Worker: PopulationWorking>(
        _ makeWorker: @escaping @Sendable () -> Worker,
        progress: (_ done: Int, _ count: Int) -> Void = { _, _ in },
        _ body: ([Worker.Finding]) throws(StoreError) -> Void
    ) throws(StoreError) {
        let cut = SubjectCut(first: 1, last: scope.lastSubject, size: subjectsPerChunk)
        let reader = reader
        let pipeline = ChunkPipeline<[Worker.Finding]>(0..<cut.chunkCount, workerCount: workers)
        try pipeline.run {
            var worker = makeWorker()
            var workspace = StreamWorkspace()
            return { (chunk) throws(StoreError) in
                var findings: [Worker.Finding] = []
                try reader.forEach(in: cut.subjects(of: chunk), using: &workspace) {
                    try worker.look(at: $0, $1, &findings)
                }
                return findings
            }
        } consume: { (chunk, findings) throws(StoreError) in
            try body(findings)
            progress(Int(cut.subjects(of: chunk).upperBound - 1), Int(scope.lastSubject))
            return true
        }
    }

    private var workers: Int { jobs ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}

/// What one thread of a pass works with.
protocol PopulationWorking: SendableMetatype {
    /// What is found of a person.
    associatedtype Finding: Sendable

    /// Looks at one person's packed stream and adds what is found.
    mutating func look(
        at subject: SubjectID,
        _ stream: RawSpan,
        _ findings: inout [Finding]
    ) throws
}
