internal import EventLog

/// The release, and what it stands on.
public enum StoreVersion {
    /// The release's number.
    public static let release = "0.1.0"

    /// The release and the LMDB library that is linked.
    public static var description: String {
        "profilehistory \(release) (\(LMDBEventStore.libraryVersion))"
    }
}
