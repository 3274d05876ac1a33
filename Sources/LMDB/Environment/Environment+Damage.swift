extension Environment {
    /// Makes a copy of a damaged file, which nobody has open, safer to read.
    ///
    /// LMDB follows the mark of several values under one key without looking whether the database
    /// may have such, and that ends the process. No database of this module may, so the mark is
    /// damage wherever it stands, and is taken away.
    public static func clearDuplicateMarks(
        inCopyAt path: String,
        byteCount: Int
    ) throws(LMDBError) {
        let file = try PageFile(path: path, pageByteCount: 4_096)
        defer { file.close() }
        var page: UInt = 2
        while page < UInt(byteCount / file.pageByteCount) {
            page += try file.clearDuplicateMarks(in: page)
        }
    }
}
