internal import EventLog
internal import EventModel
internal import LMDB

/// A key of one of the two indexes: a lot, a token, and the number of an entry.
///
/// Within a lot keys sort by token and then by number.
struct AccessIndexKey: Hashable, Sendable {
    static let byteCount = AccessToken.byteCount + 16

    /// The first number of the lot.
    let lot: UInt64
    let token: AccessToken
    let number: UInt64

    init(lot: UInt64, _ token: AccessToken, _ number: UInt64) {
        self.lot = lot
        self.token = token
        self.number = number
    }

    /// Reads a key.
    init(decoding bytes: RawSpan) throws(CodecError) {
        var reader = ByteReader(bytes)
        lot = try reader.uint64().byteSwapped
        token = AccessToken(low: try reader.uint64(), high: try reader.uint64())
        number = try reader.uint64().byteSwapped
        guard reader.isAtEnd else {
            throw CodecError(offset: reader.offset, reason: "bytes behind the end")
        }
    }

    /// The 32 bytes.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.byteCount)
        append(to: &bytes)
        return bytes
    }

    /// Adds the 32 bytes.
    func append(to bytes: inout [UInt8]) {
        bytes.append(bigEndian: lot)
        token.append(to: &bytes)
        bytes.append(bigEndian: number)
    }
}

extension Transaction where Self: ~Copyable {
    /// Whether an index has a key.
    func has(_ key: AccessIndexKey, in index: Database) throws(LMDBError) -> Bool {
        let bytes = key.bytes
        return unsafe try value(in: index, forKey: bytes.span.bytes) != nil
    }
}

extension WriteTransaction {
    /// Adds keys, best in ascending order.
    mutating func put(
        _ keys: some Sequence<AccessIndexKey>,
        in index: Database
    ) throws(LMDBError) {
        let nothing: [UInt8] = []
        var bytes: [UInt8] = []
        for key in keys {
            bytes.removeAll(keepingCapacity: true)
            key.append(to: &bytes)
            unsafe try put(nothing.span.bytes, forKey: bytes.span.bytes, in: index)
        }
    }

    /// Takes a key out of an index.
    @discardableResult
    mutating func delete(_ key: AccessIndexKey, from index: Database) throws(LMDBError) -> Bool {
        let bytes = key.bytes
        return unsafe try delete(forKey: bytes.span.bytes, in: index)
    }
}
