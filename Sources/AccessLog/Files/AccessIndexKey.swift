internal import EventLog
internal import EventModel
internal import LMDB

/// A key of one of the two indexes: a token, and the number of an entry, which sort by number.
struct AccessIndexKey: Hashable, Sendable {
    static let byteCount = AccessToken.byteCount + 8

    let token: AccessToken
    let number: UInt64

    init(_ token: AccessToken, _ number: UInt64) {
        self.token = token
        self.number = number
    }

    /// Reads a key.
    init(decoding bytes: RawSpan) throws(CodecError) {
        var reader = ByteReader(bytes)
        token = AccessToken(low: try reader.uint64(), high: try reader.uint64())
        number = try reader.uint64().byteSwapped
        guard reader.isAtEnd else {
            throw CodecError(offset: reader.offset, reason: "bytes behind the end")
        }
    }

    /// The 24 bytes.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.byteCount)
        token.append(to: &bytes)
        bytes.append(bigEndian: number)
        return bytes
    }
}

extension WriteTransaction {
    /// Adds a key to an index.
    mutating func put(_ key: AccessIndexKey, in database: Database) throws(LMDBError) {
        let bytes = key.bytes
        let nothing: [UInt8] = []
        unsafe try put(nothing.span.bytes, forKey: bytes.span.bytes, in: database)
    }

    /// Takes a key out of an index.
    @discardableResult
    mutating func delete(_ key: AccessIndexKey, in database: Database) throws(LMDBError) -> Bool {
        let bytes = key.bytes
        return unsafe try delete(forKey: bytes.span.bytes, in: database)
    }
}
