/// How far a replay has come.
public struct ReplayProgress: Hashable, Sendable {
    /// How many subjects' numbers have been dealt with.
    public let subjectsDone: Int
    /// How many there are.
    public let subjectCount: Int
    /// How many subjects or issued scores were replayed in this run and those it went on with.
    public let resultCount: Int
    /// How many subjects' numbers an interrupted run had dealt with before this one.
    public let subjectsBefore: Int
    /// How many subjects or issued scores an interrupted run had replayed before this one.
    public let resultsBefore: Int
}
