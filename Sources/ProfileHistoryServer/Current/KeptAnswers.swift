internal import EventLog
internal import EventModel
internal import Synchronization

/// Answers about persons as of now, kept in memory so that they need not be worked out again.
///
/// An answer that is found here is not known to hold: whoever takes it looks whether it does. With
/// it stands where the log was when somebody looked last, since nothing needs to be looked at again
/// until the next commit.
/// When there are as many as may be kept, the one that came first goes. Personal data in plain
/// bytes stand here and nowhere else between requests, so all are forgotten when anybody's are
/// destroyed.
final class KeptAnswers: Sendable {
    /// Of whom, and to whom: what is restricted is told to some roles only.
    struct Key: Hashable, Sendable {
        let subject: SubjectID
        let role: Role
    }

    /// An answer, and where the log was when it was last found to hold.
    struct Entry: Sendable {
        let answer: CurrentAnswer
        let standing: LogStanding
    }

    /// A longer one is not kept: the memory that all take is bounded by this and their number.
    static let maximumByteCount = 16_384

    private struct State {
        var entries: [Key: Entry] = [:]
        /// The keys in the order in which they came, as a ring.
        var order: [Key] = []
        /// Whose turn it is to go.
        var next = 0
        /// How often everything was forgotten.
        var epoch = 0

        mutating func makeRoom(for key: Key, _ capacity: Int) {
            guard order.count >= capacity else { return order.append(key) }
            entries[order[next]] = nil
            order[next] = key
            next = (next + 1) % capacity
        }
    }

    private let state = Mutex(State())
    private let capacity: Int

    /// Keeps as many answers as `capacity`; none where that is 0.
    init(capacity: Int) {
        self.capacity = capacity
    }

    /// How many are kept.
    var count: Int { state.withLock { $0.entries.count } }

    /// How often everything was forgotten: an answer is kept only if that did not happen while it
    /// was worked out.
    var epoch: Int { state.withLock { $0.epoch } }

    /// What is kept under a key.
    func entry(_ key: Key) -> Entry? {
        state.withLock { $0.entries[key] }
    }

    /// Notes where the log was when an answer that is kept was found to hold again.
    func confirm(_ answer: CurrentAnswer, _ key: Key, at standing: LogStanding) {
        state.withLock { state in
            guard state.entries[key]?.answer === answer else { return }
            state.entries[key] = Entry(answer: answer, standing: standing)
        }
    }

    /// Keeps an answer that was begun in an epoch, where the log was at `standing`, in place of an
    /// older one; not one of somebody who had no history by then, and may have now.
    func keep(_ answer: CurrentAnswer, _ key: Key, at standing: LogStanding, since epoch: Int) {
        guard capacity > 0, answer.revision != nil,
            answer.byteCount <= Self.maximumByteCount
        else { return }
        state.withLock { state in
            guard state.epoch == epoch else { return }
            let entry = Entry(answer: answer, standing: standing)
            let isKnown = state.entries.updateValue(entry, forKey: key) != nil
            if !isKnown { state.makeRoom(for: key, capacity) }
        }
    }

    /// Forgets every answer, and those that are being worked out.
    func forgetAll() {
        let forgotten = state.withLock { state in
            let entries = state.entries
            state = State(epoch: state.epoch + 1)
            return entries
        }
        // Freeing so many takes a while, in which nobody need wait for the lock.
        withExtendedLifetime(forgotten) {}
    }
}
