internal import JSON

/// What was faulty, and who asks whom it reached.
public struct BlastRadiusQuestion: Hashable, Sendable {
    /// What was faulty.
    public enum Fault: Hashable, Sendable {
        /// A model version, by the name that scores give; it need not be registered.
        case model(String)
        /// Every event in a range of the log.
        case range(PositionRange)
        /// A value of an input.
        case input(InputCondition)
    }

    /// What was faulty.
    public var fault: Fault
    /// Only scores whose own event stands here; all where nil.
    public var within: PositionRange?
    /// By whom, how far and how it is read.
    public var options: AuditOptions

    /// Asks whom a fault reached.
    public init(
        _ fault: Fault,
        within: PositionRange? = nil,
        options: AuditOptions = AuditOptions()
    ) {
        self.fault = fault
        self.within = within
        self.options = options
    }
}

extension BlastRadiusQuestion.Fault {
    /// Writes the fault as one JSON object.
    func write(to writer: inout JSONWriter) {
        switch self {
        case .range(let range): range.write(to: &writer)
        case .model(let name):
            writer.beginObject()
            writer.member("model", name)
            writer.endObject()
        case .input(let condition):
            writer.beginObject()
            writer.member("input", condition.description)
            writer.endObject()
        }
    }
}
