internal import Crypto
internal import EventLog
internal import Synchronization

/// Tokens whose signature was verified already, by a digest of their bytes.
///
/// Bounded; an entry holds only while the key set that verified it is in use, and its times are
/// looked at again on every hit. Verifying an ES256 signature costs some 100 microseconds, a hit
/// one.
final class VerifiedTokens: Sendable {
    private struct State {
        var keySet: [UInt8] = []
        var callers: [SHA256.Digest: Caller] = [:]
    }

    private let state = Mutex(State())
    private let capacity: Int

    init(capacity: Int) {
        self.capacity = capacity
    }

    /// What an entry is kept under.
    static func digest(of token: Substring) -> SHA256.Digest {
        SHA256.hash(utf8: token)
    }

    /// The caller of a token that was verified by a key set.
    func caller(_ digest: SHA256.Digest, keySet: [UInt8]) -> Caller? {
        state.withLock { state in
            state.keySet == keySet ? state.callers[digest] : nil
        }
    }

    /// Keeps a caller; what an older key set verified is forgotten.
    func keep(_ caller: Caller, _ digest: SHA256.Digest, keySet: [UInt8]) {
        state.withLock { state in
            if state.keySet != keySet {
                state.keySet = keySet
                state.callers.removeAll(keepingCapacity: true)
            }
            if state.callers.count >= capacity, state.callers[digest] == nil {
                // Any one will do: a flood of tokens costs what it would without the cache.
                if let some = state.callers.keys.first { state.callers[some] = nil }
            }
            state.callers[digest] = caller
        }
    }
}
