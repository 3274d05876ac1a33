internal import EventLog
internal import EventModel
internal import Glibc
internal import ProfileModel
internal import RegisterImport

/// One run of an import: reads, parses, hands batches to the log, and settles them in order.
///
/// While one batch waits for the disk the next is parsed. Memory stays within a few batches
/// whatever the file's size.
final class FeedImport {
    private let store: HistoryStore
    private let path: String
    private let file: FeedFile
    private let rejectedRows: RejectedRows
    private let bookmarkName: String
    private let options: ImportOptions
    private var pace: ImportPace
    /// When the batch was begun that is being collected.
    private var began = ContinuousClock.now
    private let progress: (ImportProgress) -> Void
    private var reader: FeedReader
    private var summary: ImportSummary
    /// Batches handed to the log, oldest first.
    private var waiting: [ImportBatch] = []
    /// The last row that is stored or described among the refused.
    private var settled: LinePlace
    private var requests: [AppendRequest] = []
    private var places: [LinePlace] = []
    private var refused: [RejectedRow] = []
    private var last: LinePlace?
    /// How many rows went by since it was looked whether the store is served.
    private var rowsSinceLook = 0

    private static let batchesWaiting = 2
    /// How many rows go by before it is looked again whether the store is served.
    private static let rowsPerLook = 1_000
    /// A machine that slept meanwhile is no reason to wait as long again.
    private static let longestPause = Duration.milliseconds(500)

    init(
        _ store: HistoryStore,
        path: String,
        options: ImportOptions,
        progress: @escaping (ImportProgress) -> Void
    ) throws(StoreError) {
        self.store = store
        self.path = path
        self.progress = progress
        self.options = options
        pace = options.pace(into: store)
        file = try FeedFile(path: path)
        bookmarkName = store.importBookmark(path)
        let rejectedFile = options.rejectedFile ?? "\(path).rejected.ndjson"
        try RejectedRows.refuse(rejectedFile, sameAs: path)
        let mark = try store.importMark(bookmarkName, file, rejectedFile: rejectedFile)
        let registry = try store.registry()
        let parser = FeedParser(
            catalog: registry.attributes,
            forms: registry.forms,
            derivedID: store.derivedID
        )
        reader = FeedReader(
            format: options.format ?? ImportOptions.format(ofPath: path),
            parser: parser,
            resumingBehind: mark?.place
        )
        settled = mark?.place ?? LinePlace(number: 0, offset: 0, endOffset: 0)
        rejectedRows = try RejectedRows(
            path: rejectedFile,
            feedName: path,
            keeping: mark?.rejectedByteCount ?? 0
        )
        summary = ImportSummary(file: path)
        if let mark { resume(mark) }
    }

    private func resume(_ mark: ImportMark) {
        summary.rows = Int(mark.rows)
        summary.stored = Int(mark.stored)
        summary.duplicates = Int(mark.duplicates)
        summary.rejected = Int(mark.rejected)
        summary.resumedBehindLine = mark.place.number
    }

    /// Reads the file to its end and gives the summary once everything is durable.
    func run() throws(StoreError) -> ImportSummary {
        defer {
            // After a failure nothing of this run is under way any more, and it may be run again.
            for batch in waiting { batch.wait() }
            file.close()
            rejectedRows.close()
        }
        var offset = reader.startOffset
        while true {
            let chunk = try file.chunk(at: offset)
            if chunk.isEmpty { break }
            offset += chunk.count
            try reader.append(chunk.span, now: store.now()) { (row, parser) throws(StoreError) in
                try take(row, &parser)
            }
        }
        try reader.finish(now: store.now()) { (row, parser) throws(StoreError) in
            try take(row, &parser)
        }
        if let error = reader.headerError {
            let column = error.field.map { "`\($0)`: " } ?? ""
            throw StoreError(.badInput, "\(path): \(column)\(error.message)", field: "header")
        }
        try settleAll()
        try forgetMark()
        if summary.rejected > 0 { summary.rejectedFile = rejectedRows.path }
        return summary
    }

    private func take(_ row: FeedRow, _ parser: inout FeedParser) throws(StoreError) {
        switch row.outcome {
        case .success(let event) where event.destination == .subject(.registry):
            return try define(event, at: row.place, &parser)
        case .success(let event):
            requests.append(AppendRequest([event]))
            places.append(row.place)
        case .failure(let error):
            refused.append(RejectedRow(error, at: row.place))
        }
        last = row.place
        rowsSinceLook += 1
        if rowsSinceLook == Self.rowsPerLook { lookWhoIsServed() }
        if requests.count + refused.count >= pace.rowsPerBatch { try submitBatch() }
    }

    /// A service may be started, and ended, while a large file is imported.
    private func lookWhoIsServed() {
        rowsSinceLook = 0
        let found = options.pace(into: store)
        if found.givesWay != pace.givesWay { pace = found }
    }

    /// Leaves the processor and the disk to others for as long as the last batch took.
    private func giveWay() throws(StoreError) {
        try settleSubmitted()
        let took = min(ContinuousClock.now - began, Self.longestPause)
        usleep(UInt32(took / .microseconds(1)))
        began = .now
    }

    private func submitBatch() throws(StoreError) {
        guard let end = last else { return }
        if pace.givesWay { try giveWay() }
        if waiting.count >= Self.batchesWaiting { try settleOldest() }
        let batch = ImportBatch(places: places, refused: refused, end: end)
        let mark = ImportMark(
            file: file,
            place: settled,
            rejectedByteCount: rejectedRows.byteCount,
            summary: summary
        )
        batch.submit(
            requests,
            bookmark: Bookmark(name: bookmarkName, value: mark.bytes),
            to: store.log
        )
        waiting.append(batch)
        requests.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
        refused.removeAll(keepingCapacity: true)
        last = nil
    }

    /// Stores a definition by itself and reads on with what the store made of it.
    ///
    /// The rows after it stand or fall with it, so it is not enough that the parser knows it.
    private func define(
        _ event: NewEvent,
        at place: LinePlace,
        _ parser: inout FeedParser
    ) throws(StoreError) {
        try settleAll()
        let outcome = try store.define(event, at: place)
        let registry = try store.registry()
        parser.adopt(catalog: registry.attributes, forms: registry.forms)
        switch outcome {
        case .success(let placement):
            let duplicates = placement.isDuplicate ? 1 : 0
            try settle(stored: 1 - duplicates, duplicates: duplicates, rejected: [], through: place)
        case .failure(let row):
            try settle(stored: 0, duplicates: 0, rejected: [row], through: place)
        }
    }

    private func settleAll() throws(StoreError) {
        try submitBatch()
        try settleSubmitted()
    }

    private func settleSubmitted() throws(StoreError) {
        while !waiting.isEmpty { try settleOldest() }
    }

    private func settleOldest() throws(StoreError) {
        let batch = waiting.removeFirst()
        let result = try translating { try batch.settle() }
        pace.note(result.took)
        try settle(
            stored: result.stored,
            duplicates: result.duplicates,
            rejected: result.rejected,
            through: batch.end
        )
    }

    /// Counts rows that are durable or refused, and says how far the import has come.
    private func settle(
        stored: Int,
        duplicates: Int,
        rejected: [RejectedRow],
        through end: LinePlace
    ) throws(StoreError) {
        try rejectedRows.append(rejected)
        summary.stored += stored
        summary.duplicates += duplicates
        summary.rejected += rejected.count
        summary.rows += stored + duplicates + rejected.count
        settled = end
        progress(
            ImportProgress(
                bytesRead: settled.endOffset,
                byteCount: file.byteCount,
                rows: summary.rows
            )
        )
    }

    private func forgetMark() throws(StoreError) {
        try translating {
            _ = try store.log.append([], bookmark: Bookmark(name: bookmarkName, value: nil))
        }
    }
}
