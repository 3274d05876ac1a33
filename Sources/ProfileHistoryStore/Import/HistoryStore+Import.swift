internal import EventLog
internal import FoundationEssentials
public import RegisterImport

/// How a feed file is imported.
public struct ImportOptions: Sendable {
    /// How the file is written; told from its name unless given.
    public var format: FeedReader.Format?
    /// Where refused rows are described; beside the file unless given.
    public var rejectedFile: String?
    /// How many rows are stored in one step: more are faster, fewer are less to do again after an
    /// interruption, and hold up readers less.
    ///
    /// Unless given, 100,000; for as long as the store is served, as few as are on the disk within
    /// some three milliseconds (20 to 1,000), with a pause after each step that is as long as the
    /// step was, since a reader waits for the disk behind what an import has just written.
    public var rowsPerBatch: Int?

    /// Describes how a file is imported.
    public init(format: FeedReader.Format? = nil, rejectedFile: String? = nil) {
        self.format = format
        self.rejectedFile = rejectedFile
    }

    func pace(into store: HistoryStore) -> ImportPace {
        if let rowsPerBatch { return ImportPace(rowsPerBatch: rowsPerBatch) }
        return store.isServed ? .besideService : .alone
    }

    static func format(ofPath path: String) -> FeedReader.Format {
        path.lowercased().hasSuffix(".csv") ? .csv : .ndjson
    }
}

extension HistoryStore {
    /// Stores the events of a feed file.
    ///
    /// A row that does not hold is refused whole and described in a file; the rows around it go in.
    /// An import that was interrupted goes on where it stopped; a row that is stored already is
    /// counted as a duplicate. Nothing is stored twice and nothing is lost. Throws when the file
    /// can not be read or the store failed; run it again then.
    public func importFeed(
        _ path: String,
        options: ImportOptions = ImportOptions(),
        progress: @escaping (ImportProgress) -> Void = { _ in }
    ) throws(StoreError) -> ImportSummary {
        try FeedImport(self, path: path, options: options, progress: progress).run()
    }

    /// The name of the bookmark for one file, which does not tell the file's name.
    func importBookmark(_ path: String) -> String {
        let absolute = URL(filePath: path).standardizedFileURL.path
        return "import:\(Self.hexadecimal(key.pseudonym(of: Array(absolute.utf8))))"
    }

    /// Where an interrupted import of a file stopped, if the file is still the same and its refused
    /// rows are still described.
    func importMark(
        _ name: String,
        _ file: FeedFile,
        rejectedFile: String
    ) throws(StoreError) -> ImportMark? {
        let mark = try translating {
            try log.bookmark(named: name).map { (bytes) in try ImportMark(decoding: bytes) }
        }
        guard let mark, mark.place.number > 0, mark.fileByteCount == Int64(file.byteCount),
            mark.fileModified == file.modified,
            RejectedRows.byteCount(at: rejectedFile) >= mark.rejectedByteCount
        else { return nil }
        return mark
    }

    /// Names content that has no id of its own by a keyed digest of it.
    var derivedID: @Sendable ([UInt8]) -> String {
        let key = key
        return { "auto-\(Self.hexadecimal(key.pseudonym(of: $0)))" }
    }

    static func hexadecimal(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        let text = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return String(decoding: text, as: UTF8.self)
    }
}
