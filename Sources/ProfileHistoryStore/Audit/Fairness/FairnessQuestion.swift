/// What is asked of the scores of everybody: how often each group gets a class, and how often
/// rightly.
public struct FairnessQuestion: Hashable, Sendable {
    /// The times, the version and the target group.
    public var population: PopulationQuestion
    /// The class that counts as selected.
    public var selected: String
    /// What the class foresees; nil where nothing of that is asked.
    public var outcome: OutcomeRule?
    /// By what people are divided, in order.
    public var divisions: [ComparisonDivision]
    /// Under how many persons a number is held back; 1 holds nothing back.
    public var suppressUnder = 5
    /// By whom, how far and on how many threads it is read.
    public var options: AuditOptions

    /// The divisions that can be asked for.
    public static let allDivisions: [ComparisonDivision] = [.origin, .sex, .age, .municipality]

    /// Asks about a class.
    public init(
        _ population: PopulationQuestion,
        selected: String,
        outcome: OutcomeRule? = nil,
        divisions: [ComparisonDivision] = [.origin, .sex, .age],
        options: AuditOptions = AuditOptions()
    ) {
        self.population = population
        self.selected = selected
        self.outcome = outcome
        self.divisions = divisions
        self.options = options
        self.population.roles = options.roles.sorted()
    }
}
