internal import EventLog
internal import EventModel
internal import RegisterImport

/// One run of an import of a delivery: reads, compares, hands batches to the log, settles in order.
///
/// While one batch waits for the disk the next rows are compared, on all cores. Memory stays within
/// a few batches, which are bounded by rows, events and cells.
final class DeliveryImport {
    private let store: HistoryStore
    private let path: String
    private let options: DeliveryOptions
    private let file: FeedFile
    private let rejectedRows: RejectedRows
    private let bookmarkName: String
    private let progress: (ImportProgress) -> Void
    private var reader: DreamReader
    private var comparer: DeliveryComparer?
    private var summary: DeliverySummary
    /// Rows that wait for being compared together.
    private var group: [DeliveryComparer.Row] = []
    private var draft = DeliveryBatch.Draft()
    /// Batches handed to the log, oldest first.
    private var waiting: [DeliveryBatch] = []
    /// The last row that is stored or described among the refused.
    private var settled: LinePlace

    private static let batchesWaiting = 2
    private static let rowsPerGroup = 32
    private static let cellsPerGroup = 1 << 16
    private static let cellsPerBatch = 1 << 21

    init(
        _ store: HistoryStore,
        path: String,
        options: DeliveryOptions,
        progress: @escaping (ImportProgress) -> Void
    ) throws(StoreError) {
        self.store = store
        self.path = path
        self.options = options
        self.progress = progress
        file = try FeedFile(path: path)
        bookmarkName = store.deliveryBookmark(path, options)
        let rejectedFile = options.rejectedFile ?? "\(path).rejected.ndjson"
        try RejectedRows.refuse(rejectedFile, sameAs: path)
        let mark = try store.deliveryMark(bookmarkName, file, rejectedFile: rejectedFile)
        reader = DreamReader(resumingBehind: mark?.feed.place)
        settled = mark?.feed.place ?? LinePlace(number: 0, offset: 0, endOffset: 0)
        rejectedRows = try RejectedRows(
            path: rejectedFile,
            feedName: path,
            keeping: mark?.feed.rejectedByteCount ?? 0
        )
        summary = DeliverySummary(file: path)
        if let mark { summary.resume(mark) }
    }

    /// Reads the file to its end and gives the summary once everything is durable.
    func run() throws(StoreError) -> DeliverySummary {
        defer {
            // After a failure nothing of this run is under way any more, and it may be run again.
            for batch in waiting { batch.wait() }
            file.close()
            rejectedRows.close()
        }
        var offset = 0
        while true {
            let chunk = try file.chunk(at: offset)
            if chunk.isEmpty { break }
            offset += chunk.count
            try reader.append(chunk.span) { (header, row) throws(StoreError) in
                try take(row, header)
            }
            if reader.headerError != nil { break }
        }
        try reader.finish { (header, row) throws(StoreError) in try take(row, header) }
        if let error = reader.headerError {
            let column = error.field.map { "`\($0)`: " } ?? ""
            throw StoreError(.badInput, "\(path): \(column)\(error.message)", field: "header")
        }
        try settleAll()
        try forgetMark()
        if summary.rejected > 0 { summary.rejectedFile = rejectedRows.path }
        return summary
    }

    private func take(_ row: DreamRow, _ header: DreamHeader) throws(StoreError) {
        switch row.outcome {
        case .success(let content):
            if comparer == nil {
                // Before anything is compared, so that an older delivery under way sees it.
                try store.noteDelivery(options)
                comparer = DeliveryComparer(store, header: header, options: options)
            }
            group.append(DeliveryComparer.Row(place: row.place, content: content))
        case .failure(let error):
            draft.refused.append(RejectedRow(error, at: row.place))
        }
        draft.rowCount += 1
        draft.end = row.place
        let isFull =
            group.count >= Self.rowsPerGroup
            || group.count * header.points.count >= Self.cellsPerGroup
        if isFull || draft.rowCount >= options.rowsPerBatch { try compareGroup() }
        if draft.rowCount >= options.rowsPerBatch || draft.eventCount >= options.eventsPerBatch
            || draft.cellCount >= Self.cellsPerBatch
        {
            try submitBatch()
        }
    }

    /// Compares the rows that wait and puts what comes of them into the batch.
    private func compareGroup() throws(StoreError) {
        guard let comparer, !group.isEmpty else { return }
        for verdict in try comparer.compare(group) {
            switch verdict {
            case .unchanged: draft.unchanged += 1
            case .refused(let row):
                draft.refused.append(row)
                draft.firstDifference = draft.firstDifference ?? row.place
            case .changed(let change):
                draft.changes.append(change)
                draft.firstDifference = draft.firstDifference ?? change.row.place
                draft.eventCount += change.request.events.count
                draft.cellCount += change.row.content.cells.count
            }
        }
        group.removeAll(keepingCapacity: true)
    }

    private func submitBatch() throws(StoreError) {
        try compareGroup()
        guard let end = draft.end else { return }
        if waiting.count >= Self.batchesWaiting { try settleOldest() }
        if let place = draft.firstDifference { try refuseOlder(at: place) }
        let batch = DeliveryBatch(draft, end: end)
        let feed = ImportMark(
            file: file,
            place: settled,
            rejectedByteCount: rejectedRows.byteCount,
            summary: summary.asFeed
        )
        let mark = DeliveryMark(feed: feed, corrections: summary.corrections)
        batch.submit(
            bookmark: Bookmark(name: bookmarkName, value: mark.bytes),
            to: store.log
        )
        waiting.append(batch)
        draft = DeliveryBatch.Draft()
    }

    /// Ends the import where it would change something although a later delivery is known.
    private func refuseOlder(at place: LinePlace) throws(StoreError) {
        guard let newest = try store.newestDelivery(of: options.source),
            newest > options.delivered
        else { return }
        // It can not go on from here later either.
        try forgetMark()
        throw StoreError(
            .badInput,
            "\(path): line \(place.number) says something new, and a later delivery of"
                + " \(options.source) is known (\(newest)); import deliveries in the order of"
                + " their times",
            field: "delivered"
        )
    }
}

extension DeliveryImport {
    private func settleAll() throws(StoreError) {
        try submitBatch()
        while !waiting.isEmpty { try settleOldest() }
    }

    private func settleOldest() throws(StoreError) {
        let batch = waiting.removeFirst()
        let outcomes = try translating { try batch.outcomes() }
        var rejected = batch.refused
        summary.unchanged += batch.unchanged
        for (outcome, change) in zip(outcomes, batch.changes) {
            if let row = try settle(change, outcome) { rejected.append(row) }
        }
        rejected.sort { $0.place.offset < $1.place.offset }
        try rejectedRows.append(rejected)
        summary.rejected += rejected.count
        summary.rows += batch.unchanged + batch.changes.count + batch.refused.count
        settled = batch.end
        progress(
            ImportProgress(
                bytesRead: settled.endOffset,
                byteCount: file.byteCount,
                rows: summary.rows
            )
        )
    }

    /// Counts what was stored of a row, or says why it was refused.
    ///
    /// Where somebody else wrote to the person's stream in between, the row is compared with what
    /// stands there now, until it could be stored on what it was compared with.
    private func settle(
        _ change: DeliveryBatch.Change,
        _ outcome: AppendOutcome
    ) throws(StoreError) -> RejectedRow? {
        var (change, outcome) = (change, outcome)
        while true {
            switch outcome {
            case .stored(let placements):
                let stored = placements.count { !$0.isDuplicate }
                summary.stored += stored
                if stored == 0 {
                    summary.unchanged += 1
                } else {
                    summary.corrections += change.corrections
                }
                return nil
            case .refused(.conflict):
                guard let comparer else { preconditionFailure("A change was compared") }
                switch try comparer.compare(change.row) {
                case .unchanged:
                    summary.unchanged += 1
                    return nil
                case .refused(let row): return row
                case .changed(let again):
                    try refuseOlder(at: again.row.place)
                    change = again
                    outcome = try translating { try store.log.append([again.request])[0] }
                }
            case .refused(.differentContent):
                return RejectedRow(
                    place: change.row.place,
                    code: "different-content",
                    field: nil,
                    reason: "an event of a delivery of this time is stored with other content; give"
                        + " the delivery another time"
                )
            case .refused(let refusal): return RejectedRow(refusal, at: change.row.place)
            }
        }
    }

    private func forgetMark() throws(StoreError) {
        try translating {
            _ = try store.log.append([], bookmark: Bookmark(name: bookmarkName, value: nil))
        }
    }
}
