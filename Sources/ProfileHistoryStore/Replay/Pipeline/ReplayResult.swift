/// How a replay ended.
public enum ReplayResult: Sendable {
    /// Everything was replayed.
    case finished(ReplaySummary)
    /// It was asked to stop; run again with the same file it goes on behind the subjects done.
    case stopped(ReplayProgress)
}

/// What a replay counted.
public enum ReplaySummary: Sendable {
    /// Of a population.
    case population(PopulationSummary)
    /// Of issued scores.
    case issued(IssuedSummary)
}
