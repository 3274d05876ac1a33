/// What an import made of a delivery.
public struct DeliverySummary: Hashable, Sendable {
    /// The file's path as given.
    public var file: String
    /// How many rows were read, those of an interrupted run before included.
    public var rows = 0
    /// How many events were stored.
    public var stored = 0
    /// How many of them say otherwise what the source had said of that time before.
    public var corrections = 0
    /// How many rows say nothing that the source had not said.
    public var unchanged = 0
    /// How many rows were refused.
    public var rejected = 0
    /// The line behind which an interrupted import went on.
    public var resumedBehindLine: Int?
    /// Where the refused rows are described, when there are any.
    public var rejectedFile: String?

    init(file: String) {
        self.file = file
    }
}
