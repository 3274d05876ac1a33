import LMDB

// Tests compare arrays, so here are the calls with arrays in place of spans.

extension RawSpan {
    /// A copy of the bytes.
    var array: [UInt8] {
        unsafe withUnsafeBytes { bytes in unsafe [UInt8](bytes) }
    }
}

extension Entry {
    /// A copy of key and value.
    var copy: Pair { Pair(key: key.array, value: value.array) }
}

/// A copy of an entry.
struct Pair: Hashable {
    var key: [UInt8]
    var value: [UInt8]
}

extension Transaction where Self: ~Copyable {
    /// A copy of the value of a key.
    func array(_ key: [UInt8], in database: Database) throws -> [UInt8]? {
        try unsafe value(in: database, forKey: key.span.bytes)?.array
    }

    /// A copy of the value of an integer key.
    func array(_ key: UInt64, in database: Database) throws -> [UInt8]? {
        try value(in: database, forKey: key)?.array
    }

    /// Copies of all entries in order.
    func pairs(in database: Database) throws -> [Pair] {
        var pairs: [Pair] = []
        var cursor = try cursor(in: database)
        while let entry = try cursor.next() { pairs.append(entry.copy) }
        return pairs
    }
}

extension WriteTransaction {
    mutating func put(
        _ value: [UInt8],
        _ key: [UInt8],
        in database: Database,
        mode: PutMode = .upsert
    ) throws(LMDBError) {
        try unsafe put(value.span.bytes, forKey: key.span.bytes, in: database, mode: mode)
    }

    mutating func put(
        _ value: [UInt8],
        _ key: UInt64,
        in database: Database,
        mode: PutMode = .upsert
    ) throws(LMDBError) {
        try unsafe put(value.span.bytes, forKey: key, in: database, mode: mode)
    }

    mutating func insert(
        _ value: [UInt8],
        _ key: [UInt8],
        in database: Database
    ) throws(LMDBError) -> Bool {
        try unsafe insert(value.span.bytes, forKey: key.span.bytes, in: database)
    }

    mutating func insert(
        _ value: [UInt8],
        _ key: UInt64,
        in database: Database
    ) throws(LMDBError) -> Bool {
        try unsafe insert(value.span.bytes, forKey: key, in: database)
    }

    mutating func delete(_ key: [UInt8], in database: Database) throws(LMDBError) -> Bool {
        try unsafe delete(forKey: key.span.bytes, in: database)
    }

    mutating func reserve(
        _ value: [UInt8],
        _ key: [UInt8],
        in database: Database,
        mode: PutMode = .upsert
    ) throws(LMDBError) {
        try unsafe reserve(
            byteCount: value.count,
            forKey: key.span.bytes,
            in: database,
            mode: mode
        ) { output in
            for byte in value { output.append(byte) }
        }
    }

    mutating func reserve(
        _ value: [UInt8],
        _ key: UInt64,
        in database: Database,
        mode: PutMode = .upsert
    ) throws(LMDBError) {
        try reserve(byteCount: value.count, forKey: key, in: database, mode: mode) { output in
            for byte in value { output.append(byte) }
        }
    }
}

/// The error that `body` throws, if it is one of LMDB's.
func lmdbError(_ body: () throws -> Void) -> LMDBError? {
    do {
        try body()
        return nil
    } catch {
        return error as? LMDBError
    }
}

/// Options that make tests quick: nothing here tests the disk's own durability.
func quick(_ change: (inout Environment.Options) -> Void = { _ in }) -> Environment.Options {
    var options = Environment.Options(mapByteCount: 1 << 30, synchronization: .unsafeNoSync)
    change(&options)
    return options
}
