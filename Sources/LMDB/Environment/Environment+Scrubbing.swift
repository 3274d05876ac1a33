extension Environment {
    /// Overwrites with zeros what the file holds and nobody can reach: free pages, and the room
    /// inside pages where something was deleted.
    ///
    /// LMDB leaves deleted bytes where they were until a page is used again. This takes the write
    /// lock, so writers wait; readers go on. Free pages that a reader may still see keep their
    /// nodes, as do those of the last two commits: commit something twice after a deletion, and
    /// call this when the readers of before are gone. Gives how many free pages had to be left
    /// because somebody reads.
    /// Returns when the zeros are on the disk.
    ///
    /// It relies on the layout of LMDB 0.9 files (data version 1), and throws
    /// ``LMDBError/versionMismatch`` for another.
    @discardableResult
    public func scrub() throws(LMDBError) -> Int {
        let pageByteCount = try information().pageByteCount
        let lock = try beginWrite()
        let pages = try beginRead().unusedPages()
        let pageCount = try information().usedByteCount / pageByteCount
        let file = try PageFile(path: path, pageByteCount: pageByteCount)
        defer { file.close() }
        try file.checkVersion()
        for page in pages.reusable { try file.clear(page) }
        // LMDB takes the memory for a page from that of others, so the room holds anything.
        var page: UInt = 2
        while page < UInt(pageCount) {
            page += pages.reusable.contains(page) ? 1 : try file.clearRoom(in: page)
        }
        try file.synchronize()
        lock.abort()
        return pages.keptByReaders
    }
}

/// A data file of LMDB, page by page, past LMDB.
struct PageFile {
    private let descriptor: CInt
    let pageByteCount: Int
    private let zeros: [UInt8]

    private enum Layout {
        static let headByteCount = 16
        /// Of a meta page: magic and version behind the head.
        static let magic: UInt32 = 0xBEEF_C0DE
        static let version: UInt32 = 1
        static let flags = 10
        static let lower = 12
        static let upper = 14
        static let branch: UInt16 = 0x01
        static let leaf: UInt16 = 0x02
        static let overflow: UInt16 = 0x04
        /// In the head of a node.
        static let nodeFlags = 4
        static let duplicates: UInt8 = 0x04
    }

    init(path: String, pageByteCount: Int) throws(LMDBError) {
        descriptor = try system_open(path)
        self.pageByteCount = pageByteCount
        zeros = [UInt8](repeating: 0, count: pageByteCount)
    }

    func close() { try? system_close(descriptor) }

    func synchronize() throws(LMDBError) { try system_fsync(descriptor) }

    func checkVersion() throws(LMDBError) {
        let meta = try read(0)
        let start = Layout.headByteCount
        guard number(meta, start) == Layout.magic, number(meta, start + 4) == Layout.version else {
            throw .versionMismatch
        }
    }

    /// Overwrites a page that is free.
    func clear(_ page: UInt) throws(LMDBError) {
        try write(zeros[...], at: Int(page) * pageByteCount)
    }

    /// Overwrites the room between the places of a page's nodes and the nodes; gives how many pages
    /// the page at hand stands for.
    func clearRoom(in page: UInt) throws(LMDBError) -> UInt {
        let bytes = try read(page)
        let flags = UInt16(truncatingIfNeeded: number(bytes, Layout.flags))
        if flags & Layout.overflow != 0 { return UInt(max(1, number(bytes, Layout.lower))) }
        guard flags == Layout.branch || flags == Layout.leaf else { return 1 }
        let lower = Int(number(bytes, Layout.lower) & 0xFFFF)
        let upper = Int(number(bytes, Layout.upper) & 0xFFFF)
        guard Layout.headByteCount <= lower, lower <= upper, upper <= pageByteCount else {
            throw .corrupted
        }
        if bytes[lower..<upper].contains(where: { $0 != 0 }) {
            try write(zeros[lower..<upper], at: Int(page) * pageByteCount + lower)
        }
        return 1
    }

    /// Takes the mark of several values under one key away from a leaf's nodes; gives how many
    /// pages the page at hand stands for.
    func clearDuplicateMarks(in page: UInt) throws(LMDBError) -> UInt {
        let bytes = try read(page)
        let flags = UInt16(truncatingIfNeeded: number(bytes, Layout.flags))
        if flags == Layout.overflow { return UInt(max(1, number(bytes, Layout.lower))) }
        guard flags & Layout.leaf != 0 else { return 1 }
        let lower = Int(number(bytes, Layout.lower) & 0xFFFF)
        for place in stride(from: Layout.headByteCount, to: min(lower, pageByteCount - 4), by: 2) {
            let node = Int(number(bytes, place) & 0xFFFF) + Layout.nodeFlags
            guard node < pageByteCount, bytes[node] & Layout.duplicates != 0 else { continue }
            let cleared = bytes[node] & ~Layout.duplicates
            try write([cleared], at: Int(page) * pageByteCount + node)
        }
        return 1
    }

    private func number(_ bytes: [UInt8], _ offset: Int) -> UInt32 {
        (0..<4).reduce(0) { $0 | UInt32(bytes[offset + $1]) << UInt32(8 * $1) }
    }

    private func read(_ page: UInt) throws(LMDBError) -> [UInt8] {
        try system_read(descriptor, at: Int(page) * pageByteCount, count: pageByteCount)
    }

    private func write(_ bytes: ArraySlice<UInt8>, at offset: Int) throws(LMDBError) {
        try system_write(descriptor, bytes, at: offset)
    }
}
