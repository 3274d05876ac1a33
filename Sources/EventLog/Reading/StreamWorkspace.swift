/// Memory that a scan of many streams uses again for each.
///
/// Keep one per thread. After the longest stream has passed, a scan allocates nothing.
public struct StreamWorkspace: Sendable {
    /// The packed entries of the stream at hand.
    var stream: [UInt8] = []
    /// The keys of the subject at hand.
    var keys: [UInt8] = []

    /// Makes an empty workspace.
    public init() {}

    /// Forgets the stream at hand and keeps the memory.
    mutating func removeAll() {
        stream.removeAll(keepingCapacity: true)
        keys.removeAll(keepingCapacity: true)
    }
}
