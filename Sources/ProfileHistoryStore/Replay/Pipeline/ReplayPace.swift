/// How a run is cut up; changes nothing of its results.
struct ReplayPace: Sendable {
    /// How many subjects' numbers a chunk covers.
    var subjectsPerChunk: UInt64 = 512
    /// How long a kill may set a run back.
    var saveInterval: Duration = .seconds(2)
}
