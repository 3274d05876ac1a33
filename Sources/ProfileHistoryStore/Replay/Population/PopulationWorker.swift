internal import EventLog
internal import EventModel

/// Scores one range of subjects after another, with workspaces of its own.
struct PopulationWorker: ReplayWorker {
    private let reader: PopulationReader
    private var workspace = StreamWorkspace()
    private var first: any SubjectScoring
    private var second: (any SubjectScoring)?
    private let emptyTally: PopulationTally
    private let rows: (any PopulationRows)?
    private let onlyFlips: Bool
    private let end: Position
    private var groups = GroupNames()
    /// How long the rows of the last range were, so that the next buffer is not grown in steps.
    private var byteCount = 0

    init(_ job: PopulationJob, reader: PopulationReader) {
        self.reader = reader
        first = job.scoring(job.side)
        second = job.otherSide.map { job.scoring($0) }
        emptyTally = PopulationTally(job.names, isComparison: job.otherSide != nil)
        rows = job.rows
        end = job.scope.end
        onlyFlips = job.question.onlyFlips
    }

    mutating func replay(_ subjects: Range<UInt64>) throws(StoreError) -> ReplayChunk {
        var tally = emptyTally
        let end = end
        var chunk = ReplayChunk()
        chunk.rows.reserveCapacity(byteCount + byteCount / 8)
        var workspace = StreamWorkspace()
        swap(&workspace, &self.workspace)
        defer { swap(&workspace, &self.workspace) }
        try reader.forEach(in: subjects, using: &workspace) { subject, stream in
            let score = try first.score(stream, before: end, groups: &groups)
            tally.add(score)
            let other = try second?.score(stream, before: end, groups: &groups)
            if let other { tally.compare(score, other) }
            chunk.resultCount += 1
            guard let rows else { return }
            let isFlip = other.map { tally.isFlip(score, $0) } ?? false
            if isFlip || !onlyFlips {
                rows.append(subject, score, other, isFlip: isFlip, groups, to: &chunk.rows)
            }
        }
        chunk.counts = tally.counts
        byteCount = chunk.rows.count
        return chunk
    }
}

extension PopulationJob {
    /// What scores by one side's question.
    func scoring(_ side: ReplaySide) -> any SubjectScoring {
        if let flat = FlatScoring(side: side, scorers: scorers, names: names) { return flat }
        return WholeProfileScoring(side: side, scorers: scorers, names: names)
    }

    /// What writes rows, nil where only a summary is asked for.
    var rows: (any PopulationRows)? {
        switch format {
        case .csv: CSVRows(names, isComparison: otherSide != nil)
        case .ndjson: NDJSONRows(names)
        case .table, .json: nil
        }
    }
}
