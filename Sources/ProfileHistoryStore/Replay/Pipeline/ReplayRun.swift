internal import EventLog
internal import EventModel
internal import Glibc

/// One run of a replay from its first or a later chunk to its end, or until it is asked to stop.
struct ReplayRun {
    /// How many subjects' numbers a chunk covers.
    static let subjectsPerChunk: UInt64 = 512

    let job: any ReplayJob
    let jobs: Int?
    let output: ReplayOutput
    /// How far the run has come.
    private(set) var state: ReplayState

    /// Prepares a run that goes on where `state` says.
    init(_ job: any ReplayJob, jobs: Int?, output: ReplayOutput, state: ReplayState) {
        self.job = job
        self.jobs = jobs
        self.output = output
        self.state = state
        if state.counts.isEmpty {
            self.state.counts = [Int](repeating: 0, count: job.countCount)
        }
    }

    private var chunkCount: Int {
        let (whole, rest) = state.scope.lastSubject
            .quotientAndRemainder(dividingBy: Self.subjectsPerChunk)
        return Int(whole) + (rest > 0 ? 1 : 0)
    }

    /// Runs; `progress` is told after every chunk and says whether to go on.
    ///
    /// The results do not depend on the number of threads: chunks are cut by subjects' numbers,
    /// and written in their order.
    mutating func run(
        progress: (ReplayProgress) -> Bool
    ) throws(StoreError) -> ReplayResult {
        var isStopped = false
        if state.nextChunk == 0 { try output.append(job.prologue) }
        let pipeline = ChunkPipeline(state.nextChunk..<chunkCount, workerCount: workerCount)
        let lastSubject = state.scope.lastSubject
        let job = job
        try pipeline.run {
            var worker = job.makeWorker()
            return { (chunk) throws(StoreError) in
                try worker.replay(Self.subjects(of: chunk, last: lastSubject))
            }
        } consume: { (chunk, result) throws(StoreError) in
            try output.append(job.joined(result.rows, behind: state.counts))
            for place in result.counts.indices { state.counts[place] += result.counts[place] }
            state.nextChunk = chunk + 1
            state.resultCount += result.resultCount
            isStopped = !progress(progressed) && state.nextChunk < chunkCount
            try output.save(&state, isLast: isStopped)
            return !isStopped
        }
        if isStopped { return .stopped(progressed) }
        try output.append(job.epilogue(state.counts))
        return .finished(job.summary(state.counts))
    }

    private var progressed: ReplayProgress {
        let done = UInt64(state.nextChunk) * Self.subjectsPerChunk
        return ReplayProgress(
            subjectsDone: Int(min(done, state.scope.lastSubject)),
            subjectCount: Int(state.scope.lastSubject),
            resultCount: state.resultCount
        )
    }

    private var workerCount: Int {
        jobs ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    }

    /// The subjects' numbers of a chunk; they are dealt from 1.
    private static func subjects(of chunk: Int, last: UInt64) -> Range<UInt64> {
        let first = 1 + UInt64(chunk) * subjectsPerChunk
        return first..<(min(last, first - 1 + subjectsPerChunk) + 1)
    }
}
