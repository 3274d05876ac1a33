/// What a run does with every range of subjects.
protocol ReplayJob: Sendable {
    /// What the run looks at.
    var scope: ReplayScope { get }
    /// The versions that score, each with the digest of its document: what has to be the same when
    /// a run is gone on with.
    var modelDigests: [String] { get }
    /// How many counts a chunk brings.
    var countCount: Int { get }
    /// What stands before the first row.
    var prologue: [UInt8] { get }
    /// A chunk's rows as they stand behind those of the chunks that gave the counts so far.
    func joined(_ rows: [UInt8], behind counts: [Int]) -> [UInt8]
    /// What stands behind the last row.
    func epilogue(_ counts: [Int]) -> [UInt8]
    /// A worker with workspaces of its own.
    func makeWorker() -> any ReplayWorker
    /// What the counts say.
    func summary(_ counts: [Int]) -> ReplaySummary
}

extension ReplayJob {
    func joined(_ rows: [UInt8], behind counts: [Int]) -> [UInt8] { rows }

    func epilogue(_ counts: [Int]) -> [UInt8] { [] }
}

/// One thread's part of a run.
protocol ReplayWorker {
    /// What comes out for a range of subjects, which depends on nothing that came before.
    mutating func replay(_ subjects: Range<UInt64>) throws(StoreError) -> ReplayChunk
}

/// What came out for a range of subjects.
struct ReplayChunk: Sendable {
    /// The rows, in ascending order of subjects.
    var rows: [UInt8] = []
    /// The counts, to be added to those of the other ranges.
    var counts: [Int] = []
    /// How many subjects or issued scores were replayed.
    var resultCount = 0
}
