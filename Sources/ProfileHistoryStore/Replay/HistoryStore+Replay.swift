internal import EventLog
internal import EventModel

/// Where a replay's results go.
public enum ReplayDestination {
    /// To a file; the same request with the same file goes on where an interrupted run stopped.
    case file(String)
    /// Handed over in pieces, in order.
    case stream(([UInt8]) -> Void)
}

extension HistoryStore {
    /// Replays a population or the issued scores, on several threads.
    ///
    /// What a run gives depends on the request and on the log up to a bound that is fixed when it
    /// starts, not on the number of threads nor on what is appended beside it. Results come in
    /// ascending order of subjects. Memory stays flat whatever the population's size, and no read
    /// transaction outlives one range of some hundred subjects.
    ///
    /// `progress` is called on the calling thread after every few hundred subjects; a run whose
    /// `progress` says `false` stops. `render` gives what stands in the output behind the rows.
    ///
    /// Throws `.badInput` where the request does not hold or the file belongs to another run,
    /// `.unknownModel` and `.lifecycle` where a version can not score, and `.unavailable` where
    /// the store is damaged or the file can not be written; what the file's run had done by then
    /// is kept.
    public func replay(
        _ request: ReplayRequest,
        to destination: ReplayDestination,
        render: (ReplaySummary) -> [UInt8] = { _ in [] },
        progress: (ReplayProgress) -> Bool = { _ in true }
    ) throws(StoreError) -> ReplayResult {
        try replay(
            request,
            to: destination,
            pace: ReplayPace(),
            render: render,
            progress: progress
        )
    }

    func replay(
        _ request: ReplayRequest,
        to destination: ReplayDestination,
        pace: ReplayPace,
        render: (ReplaySummary) -> [UInt8],
        progress: (ReplayProgress) -> Bool
    ) throws(StoreError) -> ReplayResult {
        guard request.jobs.map({ (1...256).contains($0) }) ?? true else {
            throw StoreError(.badInput, "from 1 to 256 threads", field: "jobs")
        }
        var isFinished = false
        var file: ReplayFile?
        if case .file(let path) = destination { file = try ReplayFile(path) }
        defer {
            if !isFinished { file?.discardIfEmpty() }
            file?.close()
        }
        let left = try file?.state()
        let job = try job(request, goingOnWith: left)
        let state = try state(of: job, request)
        if let left, let file { try Self.check(left, isRunOf: state, file.path) }
        try file?.begin(keeping: left?.byteCount ?? 0)
        let output: ReplayOutput
        switch destination {
        case .file:
            guard let file else { preconditionFailure("the file was opened above") }
            output = ReplayOutput(file, saveInterval: pace.saveInterval)
        case .stream(let write): output = ReplayOutput(write)
        }
        var run = ReplayRun(
            job,
            jobs: request.jobs,
            output: output,
            state: left ?? state,
            pace: pace
        )
        let result = try run.run(progress: progress)
        if case .finished(let summary) = result {
            try output.append(render(summary))
            try file?.finish()
            isFinished = true
        }
        return result
    }
}

extension HistoryStore {
    /// What is done with every range of subjects; a run that is gone on with keeps its scope.
    private func job(
        _ request: ReplayRequest,
        goingOnWith left: ReplayState?
    ) throws(StoreError) -> any ReplayJob {
        let scope: ReplayScope
        if let left, left.request == request.text {
            scope = left.scope
        } else {
            scope = try translating {
                try ReplayScope(of: log, through: request.through, now: now())
            }
        }
        switch request.subject {
        case .population(let question):
            return try PopulationJob(question, format: request.format, scope: scope, log: log)
        case .issued(let listsAll, let roles):
            return try IssuedJob(
                listsAll: listsAll,
                roles: roles,
                format: request.format,
                scope: scope,
                log: log
            )
        }
    }

    /// The state of a run that has done nothing yet.
    private func state(
        of job: any ReplayJob,
        _ request: ReplayRequest
    ) throws(StoreError) -> ReplayState {
        let scope = job.scope
        let last = try translating {
            try scope.through.flatMap { try log.events(from: $0, limit: 1).first }
        }
        var fingerprint: [UInt8] = []
        for byte in key.fingerprint { fingerprint.append(hexadecimal: byte) }
        return ReplayState(
            request: request.text,
            store: String(decoding: fingerprint, as: UTF8.self),
            scope: scope,
            lastRecorded: last?.recorded.instant.microseconds ?? 0,
            models: job.modelDigests
        )
    }

    private static func check(
        _ left: ReplayState,
        isRunOf state: ReplayState,
        _ path: String
    ) throws(StoreError) {
        guard !left.isSameRun(as: state) else { return }
        let reason =
            left.request != state.request
            ? "another question was asked" : "the store or the release is another one now"
        throw StoreError(
            .badInput,
            "\(ReplayFile.partialPath(path)) belongs to a run that was interrupted, and "
                + "\(reason); remove it to begin anew, or name another file",
            field: "output"
        )
    }
}
