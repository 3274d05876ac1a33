internal import EventModel

/// The events of a block, opened, oldest first.
struct OpenedBlock: Sendable {
    /// The header of each event.
    private(set) var headers: [RecordHeader] = []
    /// Where each payload lies among ``plaintext``.
    private(set) var payloads: [Range<Int>] = []
    /// The payloads, one behind the other.
    private(set) var plaintext: [UInt8] = []
    /// Records that can not be opened.
    private var damaged: [Position] = []
    private var reason: (any Error)?

    private static let recordsPerJob = 1_024
    private static let namedCount = 8

    /// Opens all records of a block, on all cores, but for those of persons who were erased.
    ///
    /// Throws `.damaged`, with the positions, when some can not be opened.
    init(_ block: LogBlock, vault: Vault) throws {
        let jobs = ParallelJobs<Self>()
        jobs.append(count: block.records.count, chunk: Self.recordsPerJob) { range in
            try Self(block, range, vault)
        }
        for part in try jobs.results() { append(part) }
        guard damaged.isEmpty else { throw failure() }
    }

    /// Opens some records, noting those that can not be opened.
    private init(_ block: LogBlock, _ range: Range<Int>, _ vault: Vault) throws {
        let bytes = unsafe block.bytes.span.bytes
        for index in range {
            let position = Position(rawValue: block.first.rawValue + UInt64(index))
            do {
                let record = bytes.extracting(block.records[index])
                let subject = try Record.header(of: record, at: position).subject
                if block.erased.contains(subject) { continue }
                let opened = try Record.open(record, at: position, vault: vault)
                guard let payload = opened.payload ?? block.replaced[position] else {
                    throw EventLogError.damaged("the record at position \(position)")
                }
                headers.append(opened.header)
                payloads.append(plaintext.count..<plaintext.count + payload.count)
                plaintext.append(contentsOf: payload)
            } catch let error as CodecError {
                note(error, at: position)
            } catch let error as EventLogError
                where error.code == .damaged || error.code == .keyMissing
            {
                note(error, at: position)
            }
        }
    }

    private mutating func note(_ error: any Error, at position: Position) {
        damaged.append(position)
        if reason == nil { reason = error }
    }

    private mutating func append(_ part: Self) {
        let start = plaintext.count
        headers += part.headers
        payloads += part.payloads.map { start + $0.lowerBound..<start + $0.upperBound }
        plaintext += part.plaintext
        damaged += part.damaged
        if reason == nil { reason = part.reason }
    }

    private func failure() -> EventLogError {
        let named = damaged.prefix(Self.namedCount).map(\.description).joined(separator: ", ")
        let more = damaged.count - Self.namedCount
        let tail = more > 0 ? " and \(more) more" : ""
        return EventLogError(
            .damaged,
            "the log can not be opened at position \(named)\(tail), so its views can not be "
                + "rebuilt; restore a backup",
            cause: reason
        )
    }
}
