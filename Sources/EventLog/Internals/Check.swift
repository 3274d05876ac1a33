package import EventModel
package import LMDB

/// The four bytes that end every value that is not sealed.
///
/// LMDB keeps no checksums, and bytes that are not sealed have no authentication tag. The check is
/// FNV-1a (32 bits) over the key and then the value, stored least significant byte first: no single
/// altered byte goes unseen, nor, but for one chance in 2^32, anything else. It finds accidents,
/// not forgers. Integer keys count as eight bytes, least significant first.
package struct Check {
    /// How many bytes the check adds to a value.
    static let byteCount = 4

    private var code: UInt32 = 2_166_136_261

    /// Starts the check of a value under a byte string.
    init(key: RawSpan) {
        add(key)
    }

    /// Starts the check of a value under an integer.
    package init(key: UInt64) {
        for shift in stride(from: UInt64(0), to: 64, by: 8) {
            add(UInt8(truncatingIfNeeded: key &>> shift))
        }
    }

    /// Ends `value`, which begins at `start`, with its check.
    consuming func end(_ value: inout [UInt8], from start: Int = 0) {
        do {
            let content = unsafe value.span.bytes
            add(content.extracting(start..<value.count))
        }
        value.append(littleEndian: code)
    }

    /// The value without its check; throws when something was altered.
    @_lifetime(copy value)
    package consuming func verified(_ value: RawSpan) throws(CodecError) -> RawSpan {
        let count = value.byteCount - Self.byteCount
        guard count >= 0 else {
            throw CodecError(offset: value.byteCount, reason: "value is shorter than its check")
        }
        let content = value.extracting(0..<count)
        add(content)
        var tail = ByteReader(value.extracting(count..<value.byteCount))
        guard try tail.uint32() == code else {
            throw CodecError(offset: count, reason: "value does not agree with its check")
        }
        return content
    }

    private mutating func add(_ byte: UInt8) {
        code = (code ^ UInt32(byte)) &* 16_777_619
    }

    private mutating func add(_ bytes: RawSpan) {
        for offset in 0..<bytes.byteCount {
            // SAFETY: the offset is below the count.
            add(unsafe bytes.unsafeLoad(fromUncheckedByteOffset: offset, as: UInt8.self))
        }
    }
}

extension Transaction where Self: ~Copyable {
    /// The value of a key without its check, `nil` when there is none; throws when it was altered.
    @_lifetime(borrow self)
    package func checkedValue(in database: Database, forKey key: RawSpan) throws -> RawSpan? {
        guard let value = try value(in: database, forKey: key) else { return nil }
        return try Check(key: key).verified(value)
    }

    /// The value of a key without its check, `nil` when there is none; throws when it was altered.
    @_lifetime(borrow self)
    func checkedValue(in database: Database, forKey key: UInt64) throws -> RawSpan? {
        guard let value = try value(in: database, forKey: key) else { return nil }
        return try Check(key: key).verified(value)
    }
}

extension WriteTransaction {
    /// Stores `value` and its check under `key`.
    package mutating func putChecked(
        _ value: [UInt8],
        forKey key: RawSpan,
        in database: Database
    ) throws {
        var value = value
        Check(key: key).end(&value)
        unsafe try put(value.span.bytes, forKey: key, in: database)
    }

    /// Stores `value` and its check under `key`.
    package mutating func putChecked(
        _ value: [UInt8],
        forKey key: UInt64,
        in database: Database
    ) throws {
        var value = value
        Check(key: key).end(&value)
        unsafe try put(value.span.bytes, forKey: key, in: database)
    }
}
