internal import Synchronization

/// What is being stored now: ids, each with the source that it stands under.
///
/// The same may be sent twice at once, and the store tells that it is the same; under two sources
/// it would be two events.
final class UnderWay: Sendable {
    private let ids = Mutex<[String: (source: String, count: Int)]>([:])

    /// Notes that an id is being stored under a source; false where it is under another one.
    func begin(_ id: String, under source: String) -> Bool {
        ids.withLock { ids in
            let known = ids[id] ?? (source, 0)
            guard known.source == source else { return false }
            ids[id] = (source, known.count + 1)
            return true
        }
    }

    /// Notes that it is over.
    func end(_ id: String) {
        ids.withLock { ids in
            guard let known = ids[id] else { return }
            ids[id] = known.count > 1 ? (known.source, known.count - 1) : nil
        }
    }
}
