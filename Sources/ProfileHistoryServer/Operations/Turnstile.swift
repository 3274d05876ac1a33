internal import Synchronization

/// Lets a limited number in at once.
final class Turnstile: Sendable {
    private let inside = Atomic<Int>(0)
    private let capacity: Int

    init(capacity: Int) {
        self.capacity = capacity
    }

    /// How many are inside.
    var count: Int { inside.load(ordering: .relaxed) }

    /// Lets one in; false where it is full.
    func enter() -> Bool {
        if inside.add(1, ordering: .relaxed).newValue <= capacity { return true }
        inside.subtract(1, ordering: .relaxed)
        return false
    }

    /// Lets one out.
    func leave() { inside.subtract(1, ordering: .relaxed) }
}
