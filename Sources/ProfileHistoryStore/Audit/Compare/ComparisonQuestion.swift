/// What two sides are put beside one another, for everybody.
public struct ComparisonQuestion: Hashable, Sendable {
    /// The two sides.
    public var population: PopulationQuestion
    /// Whether the second side's version may be a draft: a dry run before it is approved.
    public var isDryRun = false
    /// Under how many persons a number is held back; 1 holds nothing back.
    public var suppressUnder = 5
    /// How many of those who flip, and of those without a result, are listed by subject.
    public var listed = 0
    /// By whom, how far and on how many threads it is read.
    public var options: AuditOptions {
        didSet { population.roles = options.roles.sorted() }
    }

    /// Puts the two sides of a question beside one another; it must have a second one.
    public init(_ population: PopulationQuestion, options: AuditOptions = AuditOptions()) {
        self.population = population
        self.options = options
        self.population.roles = options.roles.sorted()
    }
}
