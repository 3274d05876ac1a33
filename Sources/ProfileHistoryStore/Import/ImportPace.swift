/// How many rows an import stores in one step, and whether it leaves the machine to others between
/// two steps.
///
/// Whoever reads a store that is served waits for the disk behind what a step has just written. So
/// beside a service steps are as small as it takes for a step to be on the disk soon.
struct ImportPace: Equatable {
    /// How many rows are stored in one step.
    private(set) var rowsPerStep: Int
    /// Whether it waits after each step as long as the step took, and heeds how long that was.
    let givesWay: Bool

    /// A step that takes longer holds up readers too much.
    static let longestStep = Duration.milliseconds(3)
    private static let fewestRows = 20
    private static let mostRows = 1_000

    /// Steps of a size, one after another.
    init(rowsPerStep: Int) {
        self.rowsPerStep = rowsPerStep
        givesWay = false
    }

    private init(startingWith rowsPerStep: Int) {
        self.rowsPerStep = rowsPerStep
        givesWay = true
    }

    /// The pace where nobody is served.
    static let alone = ImportPace(rowsPerStep: 100_000)
    /// The pace beside a service, before it is known how fast the disk is.
    static let besideService = ImportPace(startingWith: 25)

    /// Heeds how long it took until a step was on the disk: the next is smaller where that was too
    /// long, and larger where it was short.
    mutating func note(_ stepTook: Duration) {
        guard givesWay else { return }
        if stepTook > Self.longestStep {
            rowsPerStep = max(Self.fewestRows, rowsPerStep * 3 / 4)
        } else if stepTook < Self.longestStep / 2 {
            rowsPerStep = min(Self.mostRows, rowsPerStep * 9 / 8)
        }
    }
}
