internal import Dispatch
internal import EventLog
internal import EventModel
internal import ProfileModel
internal import Projections
internal import RegisterImport
internal import Synchronization

/// Compares rows of a delivery with what the store holds of their persons from the same source.
final class DeliveryComparer: Sendable {
    /// A row that is well formed.
    struct Row: Sendable {
        let place: LinePlace
        let content: DreamRow.Content
    }

    /// What a row comes to.
    enum Verdict: Sendable {
        /// It says nothing new.
        case unchanged
        /// It says something new, unless the person's stream has grown in between.
        case changed(DeliveryBatch.Change)
        /// It contradicts what the source said at the same time or later.
        case refused(RejectedRow)
    }

    private let store: HistoryStore
    private let header: DreamHeader
    private let layout: LoadLayout
    private let options: DeliveryOptions
    private let names: DeliveryNames
    private let columnNames: [StatedPoint: String]
    /// The source's number, once it has one.
    private let source = Mutex<SourceNumber?>(nil)
    /// Workspaces that nobody uses at the moment.
    private let folds = Mutex<[LoadFold]>([])

    init(_ store: HistoryStore, header: DreamHeader, options: DeliveryOptions) {
        self.store = store
        self.header = header
        self.options = options
        layout = LoadLayout(points: header.points)
        let names = DeliveryNames(key: store.key, delivered: options.delivered)
        self.names = names
        columnNames = Dictionary(
            uniqueKeysWithValues: header.points.map { ($0, names.column($0)) }
        )
    }

    /// Compares rows on all cores; one verdict for each, in order.
    func compare(_ rows: [Row]) throws(StoreError) -> [Verdict] {
        let results = Mutex([Result<Verdict, StoreError>?](repeating: nil, count: rows.count))
        DispatchQueue.concurrentPerform(iterations: rows.count) { index in
            let result = Result { () throws(StoreError) in try self.compare(rows[index]) }
            results.withLock { $0[index] = result }
        }
        var verdicts: [Verdict] = []
        verdicts.reserveCapacity(rows.count)
        for result in results.withLock({ $0 }) {
            guard let result else { preconditionFailure("Every row is compared") }
            verdicts.append(try result.get())
        }
        return verdicts
    }

    /// Compares one row with the person's stream as it is now.
    func compare(_ row: Row) throws(StoreError) -> Verdict {
        var fold = folds.withLock { $0.popLast() } ?? LoadFold(layout: layout)
        defer { folds.withLock { $0.append(fold) } }
        return try translating {
            let alias = row.content.person.alias
            let subject = try store.log.subject(for: alias)
            let stream = try subject.flatMap { try store.log.stream(of: $0) }
            // The source's number is asked for after the stream, which may have brought the source.
            let source = try sourceNumber()
            try fold.read(stream?.bytes ?? [], source: source, known: options.delivered)
            let comparison = fold.comparison(
                of: row.content.cells,
                registered: options.delivered
            )
            if comparison.differences.isEmpty { return .unchanged }
            if let refusal = refusal(of: row, comparison, newest: fold.newest) {
                return .refused(refusal)
            }
            return .changed(try change(row, comparison, after: fold.lastRevision))
        }
    }

    private func sourceNumber() throws -> SourceNumber? {
        if let known = source.withLock({ $0 }) { return known }
        let index = try store.log.sources().firstIndex {
            $0.utf8.elementsEqual(options.source.utf8)
        }
        let number = index.map { SourceNumber(rawValue: UInt32($0)) }
        source.withLock { $0 = number }
        return number
    }

    private func refusal(
        of row: Row,
        _ comparison: LoadComparison,
        newest: RegisteredTime?
    ) -> RejectedRow? {
        if let newest, newest > options.delivered {
            return RejectedRow(
                place: row.place,
                code: "older-delivery",
                field: nil,
                reason: "the source has said something of this person after this delivery; a"
                    + " delivery between two others would change what the later one said"
            )
        }
        guard let column = comparison.contradicted else { return nil }
        return RejectedRow(
            place: row.place,
            code: "contradiction",
            field: header.names[column + 1],
            reason: "the source has said otherwise at the very time of this delivery; check that"
                + " the person has one row, or give a later delivery a later time"
        )
    }

    private func change(
        _ row: Row,
        _ comparison: LoadComparison,
        after last: Revision?
    ) throws -> DeliveryBatch.Change {
        let alias = row.content.person.alias
        let prefix = names.prefix(of: alias)
        var events: [NewEvent] = []
        events.reserveCapacity(comparison.differences.count)
        var corrections = 0
        for difference in comparison.differences {
            let point = difference.point
            let name = columnNames[point] ?? names.column(point)
            let body = FactBody(
                attribute: point.attribute,
                value: difference.value.value(ofKind: point.kind),
                period: point.isOfSeries ? point.period : nil
            )
            events.append(
                NewEvent(
                    type: .fact,
                    destination: .person(alias),
                    key: try EventKey(source: options.source, id: prefix + name),
                    registered: options.delivered,
                    effective: difference.effective,
                    body: body.bytes
                )
            )
            if difference.isCorrection { corrections += 1 }
        }
        let revision = last.map { ExpectedRevision.exactly($0) } ?? .none
        let request = AppendRequest(events, expecting: [Expectation(.person(alias), revision)])
        return DeliveryBatch.Change(row: row, request: request, corrections: corrections)
    }
}
