/// How much a rebuild holds in memory, and how much it stores in one transaction.
struct RebuildLimits: Sendable {
    /// How many records are read at once.
    var blockEventCount = 1 << 18
    /// At how many bytes of records reading stops.
    var blockByteCount = 32 << 20
    /// How many streams are stored in one transaction; each has an open segment.
    var streamsPerStep = 1_024
    /// How many index entries are stored in one transaction.
    var entriesPerStep = 16_384
    /// How many events may be left to be added while the writers wait.
    var tailEventCount = 4_096
    /// After how many attempts to find so short a tail a longer one will do.
    var tailAttemptCount = 16
    /// How many pages are freed in one transaction, about.
    var pagesPerClearing = 4_096
    /// How many entries are compared at one snapshot.
    var entriesPerComparison = 2_048
}
