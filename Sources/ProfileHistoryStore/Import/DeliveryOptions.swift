public import EventModel
internal import RegisterImport

/// How a delivery of DREAM is imported.
public struct DeliveryOptions: Sendable {
    /// When the delivery was made: the registered time of all that comes of it.
    public let delivered: RegisteredTime
    /// The source that says it.
    public let source: String
    /// Where refused rows are described; beside the file unless given.
    public var rejectedFile: String?
    /// How many rows are stored in one step at most.
    public var rowsPerBatch = 1_000
    /// How many events are stored in one step, give or take those of a few rows.
    public var eventsPerBatch = 50_000

    /// Reads the time of the delivery, an instant or a bare date: the day's opening in Copenhagen.
    ///
    /// Throws `.badInput` where the time does not parse or the source can not be one.
    public init(delivered: String, source: String? = nil) throws(StoreError) {
        do {
            self.delivered = RegisteredTime(try DayOrInstant(parsing: delivered).opening)
        } catch {
            throw StoreError(.badInput, "the time \(error)", field: "delivered")
        }
        self.source = source ?? SourceName.dream
        do {
            try SourceName.check(self.source)
        } catch {
            throw StoreError(.badInput, error.message, field: "source")
        }
    }
}
