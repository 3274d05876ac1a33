internal import EventLog
internal import EventModel
internal import Synchronization

/// Keys and names of subjects, remembered for as long as nobody is erased.
final class AccessKeyring: Sendable {
    private static let capacity = 100_000

    private struct State {
        /// How many persons were erased when the rest was filled.
        var erasedCount = 0
        var keys = BoundedCache<SubjectID, SubjectAccessKeys>(capacity: AccessKeyring.capacity)
        /// Who is behind a token; `nobody` where no key leads to it.
        var names = BoundedCache<AccessToken, SubjectID>(capacity: AccessKeyring.capacity)
        var actors = BoundedCache<String, AccessToken>(capacity: AccessKeyring.capacity)

        mutating func forgetSubjects() {
            keys = BoundedCache(capacity: AccessKeyring.capacity)
            names = BoundedCache(capacity: AccessKeyring.capacity)
        }
    }

    private let events: LMDBEventStore
    private let state = Mutex(State())

    init(_ events: LMDBEventStore) {
        self.events = events
    }

    /// Forgets everybody where somebody was erased since; one look at a count.
    ///
    /// Gives that count, so that what is looked up now can be told from what is known later.
    @discardableResult
    func refresh() throws(EventLogError) -> Int {
        let count = try events.erasedCount()
        state.withLock { state in
            guard state.erasedCount != count else { return }
            state.erasedCount = count
            state.forgetSubjects()
        }
        return count
    }

    /// The keys of a subject, from memory or derived from hers.
    func subject(_ subject: SubjectID) throws(EventLogError) -> LMDBEventStore.AccessSubject {
        let (known, count) = state.withLock { ($0.keys[subject], $0.erasedCount) }
        if let known { return .keys(known) }
        let found = try events.accessSubject(subject)
        if case .keys(let keys) = found {
            state.withLock { state in
                // Whoever was erased meanwhile must not come back into memory.
                guard state.erasedCount == count else { return }
                state.keys[subject] = keys
                state.names[keys.token] = subject
            }
        }
        return found
    }

    /// The token of an actor, from memory or one HMAC.
    func token(ofActor actor: String) -> AccessToken {
        if let known = state.withLock({ $0.actors[actor] }) { return known }
        let token = events.key.accessToken(ofActor: actor)
        state.withLock { $0.actors[actor] = token }
        return token
    }

    /// Who is behind tokens; who was erased is left out.
    ///
    /// Whom this process does not know yet costs one walk over the vault for all of them.
    func subjects(
        behind tokens: Set<AccessToken>
    ) throws(EventLogError) -> [AccessToken: SubjectID] {
        let count = try refresh()
        var found: [AccessToken: SubjectID] = [:]
        var unknown = tokens
        unknown.remove(.nobody)
        state.withLock { state in
            for token in unknown {
                if let subject = state.names[token] { found[token] = subject }
            }
        }
        unknown.subtract(found.keys)
        if !unknown.isEmpty {
            let looked = try events.subjects(behind: unknown)
            found.merge(looked) { first, _ in first }
            state.withLock { state in
                guard state.erasedCount == count else { return }
                for token in unknown { state.names[token] = looked[token] ?? .registry }
            }
        }
        return found.filter { $0.value.isPerson }
    }
}
