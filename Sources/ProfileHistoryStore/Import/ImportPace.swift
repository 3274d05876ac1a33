/// How many rows of an import share a commit, and whether the machine is left to others between
/// two batches.
///
/// Whoever reads a store that is served waits for the disk behind what a commit has just written.
/// So beside a service batches are as small as it takes for a commit to be on the disk soon.
struct ImportPace: Equatable {
    /// How many rows share a commit.
    private(set) var rowsPerBatch: Int
    /// Whether it waits after each batch as long as that took, and heeds how long commits take.
    let givesWay: Bool

    /// A commit that takes longer holds up readers too much.
    static let longestCommit = Duration.milliseconds(3)
    private static let fewestRows = 20
    private static let mostRows = 1_000

    /// Batches of a size, one after another.
    init(rowsPerBatch: Int) {
        self.rowsPerBatch = rowsPerBatch
        givesWay = false
    }

    private init(startingWith rowsPerBatch: Int) {
        self.rowsPerBatch = rowsPerBatch
        givesWay = true
    }

    /// The pace where nobody is served.
    static let alone = ImportPace(rowsPerBatch: 100_000)
    /// The pace beside a service, before it is known how fast the disk is.
    static let besideService = ImportPace(startingWith: 25)

    /// Heeds how long it took until a batch was on the disk: the next is smaller where that was too
    /// long, and larger where it was short.
    mutating func note(_ commitTook: Duration) {
        guard givesWay else { return }
        if commitTook > Self.longestCommit {
            rowsPerBatch = max(Self.fewestRows, rowsPerBatch * 3 / 4)
        } else if commitTook < Self.longestCommit / 2 {
            rowsPerBatch = min(Self.mostRows, rowsPerBatch * 9 / 8)
        }
    }
}
