internal import Crypto
internal import EventLog

/// The hash of the chain: SHA-256 of the hash before and the bytes of the record.
enum AccessHash {
    /// How many bytes it has.
    static let byteCount = 32

    /// What the chain begins with.
    static let first = [UInt8](repeating: 0, count: byteCount)

    /// The hash behind a record, from the hash before it and its bytes, one behind the other.
    static func next(_ chained: [UInt8]) -> [UInt8] {
        SHA256.hash(data: chained).byteArray
    }
}
