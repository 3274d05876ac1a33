import EventModel

/// The names that sources of events may have.
public enum SourceName {
    /// The source of DREAM's deliveries unless another is named.
    public static let dream = "dream"

    /// Refuses a name that a line of the feed could not give as its source either.
    ///
    /// That is one that is empty or too long, holds a person number, or is the store's own.
    public static func check(_ name: String) throws(LineError) {
        _ = try FeedLine.key(source: name, id: "id", idField: .id)
    }
}
