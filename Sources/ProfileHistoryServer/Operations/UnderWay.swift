internal import Synchronization

/// The names of what is being stored now, so that nothing is stored under one name twice at once.
final class UnderWay: Sendable {
    private let names = Mutex<Set<String>>([])

    /// Notes that something is begun; false where it is under way already.
    func begin(_ name: String) -> Bool { names.withLock { $0.insert(name).inserted } }

    /// Notes that it is over.
    func end(_ name: String) { names.withLock { _ = $0.remove(name) } }
}
