internal import EventLog
internal import EventModel
internal import Glibc

/// One run of a replay from its first or a later subject to its end, or until it is asked to stop.
struct ReplayRun {
    let job: any ReplayJob
    let jobs: Int?
    let output: ReplayOutput
    let pace: ReplayPace
    /// How far the run has come.
    private(set) var state: ReplayState
    /// Where the run began.
    private let beginning: ReplayState

    /// Prepares a run that goes on where `state` says.
    init(
        _ job: any ReplayJob,
        jobs: Int?,
        output: ReplayOutput,
        state: ReplayState,
        pace: ReplayPace
    ) {
        self.job = job
        self.jobs = jobs
        self.output = output
        self.state = state
        beginning = state
        self.pace = pace
        if state.counts.isEmpty {
            self.state.counts = [Int](repeating: 0, count: job.countCount)
        }
    }

    /// Runs; `progress` is told after every chunk and says whether to go on.
    ///
    /// The results do not depend on the number of threads: subjects are cut into chunks by their
    /// numbers, and the chunks written in order.
    mutating func run(
        progress: (ReplayProgress) -> Bool
    ) throws(StoreError) -> ReplayResult {
        var isStopped = false
        if state.nextSubject == 1 { try output.append(job.prologue) }
        let (job, first, last) = (job, state.nextSubject, state.scope.lastSubject)
        let cut = SubjectCut(first: first, last: last, size: pace.subjectsPerChunk)
        let pipeline = ChunkPipeline<ReplayChunk>(0..<cut.chunkCount, workerCount: workerCount)
        try pipeline.run {
            var worker = job.makeWorker()
            return { (chunk) throws(StoreError) in try worker.replay(cut.subjects(of: chunk)) }
        } consume: { (chunk, result) throws(StoreError) in
            try output.append(job.joined(result.rows, behind: state.counts))
            for place in result.counts.indices { state.counts[place] += result.counts[place] }
            state.nextSubject = cut.subjects(of: chunk).upperBound
            state.resultCount += result.resultCount
            isStopped = !progress(progressed) && state.nextSubject <= last
            try output.save(&state, isLast: isStopped)
            return !isStopped
        }
        if isStopped { return .stopped(progressed) }
        try output.append(job.epilogue(state.counts))
        return .finished(job.summary(state.counts))
    }

    private var progressed: ReplayProgress {
        ReplayProgress(
            subjectsDone: Int(state.nextSubject - 1),
            subjectCount: Int(state.scope.lastSubject),
            resultCount: state.resultCount,
            subjectsBefore: Int(beginning.nextSubject - 1),
            resultsBefore: beginning.resultCount
        )
    }

    private var workerCount: Int {
        jobs ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    }
}
