import CLMDB

/// The pages of a file that no snapshot can reach, as LMDB's own list of free pages has them.
///
/// That list is a database without a name, number 0, from the number of the transaction that freed
/// pages to their numbers. LMDB takes a page from it for use when every reader began after that
/// transaction, and not the last one but the one before it is the oldest that a crash may fall back
/// to. The same rule says here which pages hold nothing that anybody may read.
///
/// LMDB lets the list be read in a read transaction only; to keep it from changing, the caller has
/// the write lock meanwhile.
struct UnusedPages {
    /// Pages that may be overwritten.
    private(set) var reusable: Set<UInt> = []
    /// How many pages are free and kept because somebody reads an older snapshot.
    private(set) var keptByReaders = 0

    /// Reads the list as a read transaction sees it, which the caller began under the write lock.
    @unsafe init(in transaction: OpaquePointer) throws(LMDBError) {
        let oldest = try unsafe Self.oldestSnapshot(transaction)
        let last = UInt(unsafe mdb_txn_id(transaction))
        var opened: OpaquePointer?
        try LMDBError.check(unsafe mdb_cursor_open(transaction, 0, &opened))
        guard let cursor = unsafe opened else { throw .invalidArgument }
        defer { unsafe mdb_cursor_close(cursor) }
        var (key, value) = unsafe (MDB_val(), MDB_val())
        var code = unsafe mdb_cursor_get(cursor, &key, &value, MDB_FIRST)
        while code == MDB_SUCCESS {
            guard unsafe key.mv_size == MemoryLayout<UInt>.size,
                let freedBy = unsafe key.mv_data?.loadUnaligned(as: UInt.self),
                let list = unsafe value.mv_data
            else { throw .corrupted }
            let length = unsafe list.loadUnaligned(as: UInt.self)
            let size = unsafe value.mv_size
            guard length < UInt(size) / UInt(MemoryLayout<UInt>.size) else { throw .corrupted }
            if freedBy >= oldest, freedBy < last { keptByReaders += Int(length) }
            for place in 0..<Int(length) where freedBy < oldest {
                let page = unsafe list.loadUnaligned(
                    fromByteOffset: (place + 1) * MemoryLayout<UInt>.size,
                    as: UInt.self
                )
                reusable.insert(page)
            }
            code = unsafe mdb_cursor_get(cursor, &key, &value, MDB_NEXT)
        }
        if code != MDB_NOTFOUND { throw LMDBError(rawValue: code) }
    }

    /// The number of the oldest snapshot that somebody reads, or that a crash may fall back to.
    @unsafe private static func oldestSnapshot(
        _ transaction: OpaquePointer
    ) throws(LMDBError) -> UInt {
        var oldest = UInt(unsafe mdb_txn_id(transaction))
        var lines: [String] = []
        let code = unsafe withUnsafeMutablePointer(to: &lines) { lines in
            unsafe mdb_reader_list(
                mdb_txn_env(transaction),
                { text, context in
                    guard let text = unsafe text,
                        let lines = unsafe context?.assumingMemoryBound(to: [String].self)
                    else { return 0 }
                    unsafe lines.pointee.append(String(cString: text))
                    return 0
                },
                lines
            )
        }
        if code < 0 { throw LMDBError(rawValue: code) }
        for line in lines {
            // Process, thread, and the snapshot's number or a dash.
            let words = line.split(whereSeparator: \.isWhitespace)
            if words.count == 3, let number = UInt(words[2]) { oldest = min(oldest, number) }
        }
        return oldest
    }
}
