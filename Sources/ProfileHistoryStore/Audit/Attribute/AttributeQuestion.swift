public import Projections

/// What is asked of an attribute or a question: in which versions it was used, and whom it touched.
public struct AttributeQuestion: Hashable, Sendable {
    /// The name of the attribute, or of the question of a form.
    public var name: String
    /// As of when everybody is scored with it and without it.
    public var asOf: AsOf
    /// By whom, how far and on how many threads it is read.
    public var options: AuditOptions
    /// How many of the scores and persons that it touched are listed.
    public var listed = 0

    /// Asks about an attribute or a question.
    public init(_ name: String, asOf: AsOf, options: AuditOptions = AuditOptions()) {
        self.name = name
        self.asOf = asOf
        self.options = options
    }
}
