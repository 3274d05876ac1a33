internal import Crypto
internal import EventModel

extension StoreKey {
    /// The key of one entry of the read log.
    ///
    /// By its number: an entry is sealed once, and a number comes again only where an older copy of
    /// the log was put back, under another nonce. So no key seals more than a few entries.
    package func accessEntryKey(_ number: UInt64) -> SealingKey {
        AESGCM.derived(from: accessSeal, nonce: Nonce(number: number))
    }

    /// Stands for an actor in the read log's index.
    package func accessToken(ofActor actor: String) -> AccessToken {
        let digest = Array(
            HMAC<SHA256>.authenticationCode(for: Array(actor.utf8), using: accessIndex)
        )
        let bytes = unsafe digest.span.bytes
        return AccessToken(low: bytes.uint64(at: 0), high: bytes.uint64(at: 8))
    }

    /// What stands for an employee towards a citizen: the same name always has the same pseudonym,
    /// and only the store's key leads from one to the other.
    public func employeePseudonym(of actor: String) -> String {
        let digest = HMAC<SHA256>.authenticationCode(
            for: Array(actor.utf8),
            using: employeePseudonym
        )
        let digits = digest.prefix(8).map { byte in
            let text = String(byte, radix: 16)
            return text.count == 1 ? "0\(text)" : text
        }
        return "employee-\(digits.joined())"
    }
}
