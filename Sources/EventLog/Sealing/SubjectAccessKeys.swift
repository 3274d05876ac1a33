/// What the read log needs of one subject's keys, and what is gone with them.
///
/// Everything follows from a root that follows from the subject's record key. The counters are not
/// those from which the keys of records are derived, so neither tells anything of the other.
package struct SubjectAccessKeys: Sendable {
    /// What the other two follow from; it outlives a renewal of the subject's keys.
    let root: SealingKey
    /// Stands for the subject in entries and in the index.
    package let token: AccessToken
    /// Takes part in sealing what was searched for.
    package let criterion: SealingKey

    /// The root of keys that were never renewed.
    static func root(from keys: SubjectKeys) -> SealingKey {
        AESGCM.derived(from: keys.records, nonce: Nonce(number: 0), counter: 0x100)
    }

    /// Derives both from a root; two derivations of four blocks.
    init(root: SealingKey) {
        self.root = root
        token = Self.token(from: root)
        criterion = AESGCM.derived(from: root, nonce: Nonce(number: 0), counter: 0x300)
    }

    /// The token alone.
    static func token(from root: SealingKey) -> AccessToken {
        let key = AESGCM.derived(from: root, nonce: Nonce(number: 0), counter: 0x200)
        func word(at start: Int) -> UInt64 {
            (0..<8).reduce(0) { $0 | UInt64(key.bytes[start + $1]) << UInt64(8 * $1) }
        }
        return AccessToken(low: word(at: 0), high: word(at: 8))
    }
}
