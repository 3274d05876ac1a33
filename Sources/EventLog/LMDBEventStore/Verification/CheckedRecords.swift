internal import EventModel
internal import LMDB
internal import TransparencyLog

/// A run of records, opened and hashed.
struct CheckedRecords: Sendable {
    /// Whose each readable record is, and its digest.
    private(set) var digests: [(subject: SubjectID, digest: UInt64)] = []
    /// The sum over the index entries that the records ask for.
    private(set) var indexSum: UInt64 = 0
    /// When the first and the last readable record were taken in.
    private(set) var recorded: ClosedRange<Int64>?
    /// The key of the index that the first readable record asks for.
    private(set) var indexKey: [UInt8]?
    /// The roots of the run's full blocks of 256.
    private(set) var blocks: [MerkleHash] = []
    /// The hashes of the records behind the last full block.
    private(set) var leaves: [MerkleHash] = []
    private(set) var byteCount = 0
    private(set) var findings: [LogFinding] = []

    /// Checks the records from a multiple of 256 on.
    init(
        _ range: Range<UInt64>,
        of files: LogFiles,
        keys: VerificationKeys,
        sourceCount: Int,
        erased: Set<SubjectID>,
        replaced: [Position: [UInt8]],
        in txn: borrowing ReadTransaction
    ) throws {
        // Reused for every record.
        var (plain, key): ([UInt8], [UInt8]) = ([], [])
        var hasher = TileHasher()
        let storeKey = files.vault.key
        var cursor = try txn.cursor(in: files.log)
        var entry = try cursor.seek(atOrAfter: range.lowerBound)
        // Walks beside the other, a little ahead of it: one step behind where that one stands.
        var scout = try txn.cursor(in: files.log)
        if try scout.seek(atOrAfter: range.lowerBound) != nil { _ = try scout.previous() }
        var ahead = KeysAhead(keys)
        var isFirstOfPage = true
        for number in range {
            let position = Position(rawValue: number)
            guard let record = entry, record.integerKey == number else {
                note(.record(position, nil, bytes: nil), "it is missing")
                hasher.append(.empty)
                continue
            }
            let own = try ahead.next(&scout)
            entry = try cursor.next()
            let isLastOfPage = if let entry { !entry.isBeside(record) } else { true }
            if isFirstOfPage || isLastOfPage { try look(up: position, in: files, txn) }
            isFirstOfPage = isLastOfPage
            byteCount += record.value.byteCount
            hasher.append(record.value)
            do {
                let header = try Record.header(of: record.value, at: position)
                check(timeOf: header)
                if !erased.contains(header.subject) {
                    plain.removeAll(keepingCapacity: true)
                    if let stand = replaced[position] {
                        checkDestroyed(header, keys, files.vault)
                        plain += stand
                        check(header, unsafe plain.span.bytes, storeKey, sourceCount, &key)
                    } else if open(record.value, header, own, keys, files.vault, &plain) {
                        check(header, unsafe plain.span.bytes, storeKey, sourceCount, &key)
                    }
                }
            } catch let error as CodecError {
                note(
                    .record(position, nil, bytes: error.offset..<max(error.offset + 1, 32)),
                    error.reason
                )
            }
        }
        leaves = hasher.rest()
        blocks = hasher.roots
    }

    /// Looks a record up by its number: the tree of pages may lead past what stands in order.
    private mutating func look(
        up position: Position,
        in files: LogFiles,
        _ txn: borrowing ReadTransaction
    ) throws {
        if try txn.value(in: files.log, forKey: position.rawValue) == nil {
            note(.record(position, nil, bytes: nil), "it is not found by its number")
        }
    }

    private mutating func check(timeOf header: RecordHeader) {
        let time = header.recorded.instant.microseconds
        if let last = recorded?.upperBound, time <= last {
            let place = LogFinding.Place.record(header.position, header.subject, bytes: 16..<24)
            note(place, "recorded before the one before")
        }
        recorded = min(recorded?.lowerBound ?? time, time)...max(recorded?.upperBound ?? time, time)
    }

    /// Reads an opened payload and adds it to the sums.
    private mutating func check(
        _ header: RecordHeader,
        _ plain: RawSpan,
        _ storeKey: StoreKey,
        _ sourceCount: Int,
        _ key: inout [UInt8]
    ) {
        let position = header.position
        do throws(CodecError) {
            let payload = try Payload(plain)
            guard Int(payload.source.rawValue) < sourceCount,
                payload.target.map({ $0 < position }) ?? true
            else { throw CodecError(offset: 0, reason: "source or target is not there") }
            IndexKey.write(
                source: payload.source,
                id: Span<UInt8>(_bytes: payload.id),
                key: storeKey,
                to: &key
            )
            if indexKey == nil { indexKey = key }
            indexSum &+= unsafe EventDigest.entry(key.span.bytes, position: position)
        } catch {
            let bytes = RecordHeader.byteCount..<RecordHeader.byteCount + plain.byteCount
            note(.record(position, header.subject, bytes: bytes), error.reason)
        }
        let digest = EventDigest.event(
            subject: header.subject,
            revision: header.revision,
            position: position,
            recorded: header.recorded,
            type: header.type,
            payload: plain
        )
        digests.append((header.subject, digest))
    }

    /// Notes a key of a record that was destroyed, and is there.
    private mutating func checkDestroyed(
        _ header: RecordHeader,
        _ keys: VerificationKeys,
        _ vault: Vault
    ) {
        let kept = try? vault.keptKey(of: header.subject, at: header.position)
        if keys.isOlder(header), kept == .some(nil) { return }
        note(
            .record(header.position, header.subject, bytes: nil),
            "it was erased, and its key is there"
        )
    }

    /// Opens a payload, or notes why it does not open.
    private mutating func open(
        _ record: RawSpan,
        _ header: RecordHeader,
        _ own: SealingKey?,
        _ keys: VerificationKeys,
        _ vault: Vault,
        _ plain: inout [UInt8]
    ) -> Bool {
        let start = RecordHeader.byteCount
        let place = LogFinding.Place.record(
            header.position,
            header.subject,
            bytes: 0..<record.byteCount
        )
        guard header.subject.isPerson else {
            guard
                let content = try? Check(key: header.position.rawValue).verified(record),
                content.byteCount >= start
            else {
                note(place, "it was altered")
                return false
            }
            plain.append(copying: content.extracting(start..<content.byteCount))
            return true
        }
        guard let own else {
            note(place, "the vault has no key for its subject")
            return false
        }
        let key =
            keys.isOlder(header)
            ? (try? vault.keptKey(of: header.subject, at: header.position)) ?? nil
            : Record.key(of: record, from: own)
        guard let key, Record.open(record, with: key, to: &plain)
        else {
            note(place, "it was altered, or sealed under another key")
            return false
        }
        return true
    }

    private mutating func note(_ place: LogFinding.Place, _ reason: String) {
        findings.append(LogFinding(place, reason))
    }
}
