/// What a program is given for one feature: the input of a kernel without its text.
///
/// A trivial value, so that a million evaluations neither allocate nor count references.
public enum CompactInput: Hashable, Sendable {
    /// There is no value, and this is why.
    case missing(Missing)
    /// A number; one that is not a number (NaN) matches no test and gives no result in a sum.
    case number(Double)
    /// A code, by its place in the feature's ``ScoringProgram/codes``, or ``unlistedCode``.
    case code(Int32)

    /// Stands for every code that no test of the feature mentions, so that none can match it.
    public static let unlistedCode: Int32 = -1
}
