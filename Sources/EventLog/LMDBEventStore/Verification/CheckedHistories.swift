internal import EventModel
internal import LMDB

/// The packed histories of a range of subjects, opened and held against the sums of their records.
struct CheckedHistories: Sendable {
    private(set) var findings: [LogFinding] = []

    /// Compares every subject of a range with the sum over its records before `end`; 0 where it has
    /// none.
    init(
        _ range: Range<UInt64>,
        sums: [UInt64],
        keys: VerificationKeys,
        of files: LogFiles,
        before end: Position,
        in txn: borrowing ReadTransaction
    ) throws {
        var workspace: [UInt8] = []
        for number in range {
            let subject = SubjectID(rawValue: number)
            let expected = number < UInt64(sums.count) ? sums[Int(number)] : 0
            do {
                let history = try History(of: subject, files, keys, end, txn, &workspace)
                if history.sum != expected {
                    note(subject, "it holds other events than the log")
                } else if let reason = try history.headFault(files, subject, end, txn) {
                    note(subject, reason)
                }
            } catch let error as CodecError {
                note(subject, error.reason)
            } catch let error as EventLogError where error.code == .damaged {
                note(subject, "its head was altered")
            }
        }
    }

    private mutating func note(_ subject: SubjectID, _ reason: String) {
        findings.append(LogFinding(.history(subject), reason))
    }
}

/// What the rows of one subject hold.
private struct History {
    /// The sum over its events before the end of the verification.
    private(set) var sum: UInt64 = 0
    private var head = Head.empty
    private var rowCount: UInt32 = 0

    init(
        of subject: SubjectID,
        _ files: LogFiles,
        _ keys: VerificationKeys,
        _ end: Position,
        _ txn: borrowing ReadTransaction,
        _ stream: inout [UInt8]
    ) throws {
        stream.removeAll(keepingCapacity: true)
        var isClosed = true
        while isClosed {
            let key = RowKey(subject, segment: rowCount)
            guard let value = unsafe try txn.value(in: files.rows, forKey: key.bytes.span.bytes)
            else {
                if rowCount == 0 { return }
                throw CodecError(offset: 0, reason: "segment \(rowCount) is missing")
            }
            let own = keys.rows(of: subject)
            if subject.isPerson, own == nil {
                throw CodecError(offset: 0, reason: "the vault has no key for it")
            }
            isClosed = try Row.open(value, key: key, sealedWith: own, to: &stream)
            rowCount += 1
        }
        try read(unsafe stream.span.bytes, of: subject, before: end)
    }

    private mutating func read(
        _ stream: RawSpan,
        of subject: SubjectID,
        before end: Position
    ) throws(CodecError) {
        var cursor = EntryCursor(tracksRecorded: true)
        while try cursor.advance(in: stream) {
            head.eventCount &+= 1
            head.lastPosition = cursor.position
            head.lastRecorded = cursor.recorded
            if cursor.position >= end { continue }
            sum &+= EventDigest.event(
                subject: subject,
                revision: cursor.revision,
                position: cursor.position,
                recorded: cursor.recorded,
                type: cursor.type,
                payload: cursor.payload(in: stream)
            )
        }
    }

    /// In what the subject's head is wrong.
    func headFault(
        _ files: LogFiles,
        _ subject: SubjectID,
        _ end: Position,
        _ txn: borrowing ReadTransaction
    ) throws -> String? {
        let stored = try files.head(of: subject, in: txn)
        if rowCount == 0 { return stored == nil ? nil : "it has a head and no events" }
        var expected = head
        expected.openSegment = rowCount - 1
        return stored == expected ? nil : "its head does not fit its events"
    }
}
