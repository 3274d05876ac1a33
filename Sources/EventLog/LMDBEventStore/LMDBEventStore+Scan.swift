public import EventModel
internal import LMDB

extension LMDBEventStore {
    /// Visits the packed stream of every subject in a range, in ascending order.
    ///
    /// One short read transaction: what a commit before the call stored is there. Costs one step of
    /// a cursor and one opening a row, and one of each for the subject's keys; the keys do not pass
    /// through the vault's memory, which a whole population would flush. The bytes are lent for the
    /// length of `body`.
    public func scan(
        _ subjects: Range<SubjectID>,
        using workspace: inout StreamWorkspace,
        _ body: (SubjectID, RawSpan) throws -> Void
    ) throws(EventLogError) {
        try translating("reading the histories from \(subjects.lowerBound)") {
            // The vault first: keys that are renewed are stored behind the log that says so.
            let vault = try files.vault.environment.beginRead()
            try files.read { files, log in
                var keys = try KeyCursor(files.vault, in: vault)
                var rows = try log.cursor(in: files.rows)
                let first = RowKey(subjects.lowerBound, segment: 0)
                var row = unsafe try rows.seek(atOrAfter: first.bytes.span.bytes)
                while let opening = row {
                    let subject = try RowKey(decoding: opening.key).subject
                    guard subject < subjects.upperBound else { return }
                    workspace.removeAll()
                    let key = try keys.rowKey(of: subject, using: &workspace.keys)
                    do {
                        row = try Self.open(
                            opening,
                            of: subject,
                            with: key,
                            &rows,
                            to: &workspace.stream
                        )
                    } catch let error as CodecError {
                        // Another process may have renewed the keys between the two snapshots.
                        guard let key, let renewed = try files.keys(of: subject)?.rows,
                            renewed != key
                        else { throw error }
                        workspace.stream.removeAll(keepingCapacity: true)
                        row = try Self.open(
                            opening,
                            of: subject,
                            with: renewed,
                            &rows,
                            to: &workspace.stream
                        )
                    }
                    unsafe try body(subject, workspace.stream.span.bytes)
                }
            }
        }
    }

    /// Opens all segments of a subject; gives the row after them.
    @_lifetime(copy rows)
    private static func open(
        _ first: borrowing Entry,
        of subject: SubjectID,
        with key: SealingKey?,
        _ rows: inout Cursor,
        to stream: inout [UInt8]
    ) throws -> Entry? {
        var segment: UInt32 = 0
        var isClosed = try Row.open(
            first.value,
            key: RowKey(subject, segment: 0).verified(first.key),
            sealedWith: key,
            to: &stream
        )
        while isClosed {
            segment += 1
            guard let row = try rows.next() else {
                throw EventLogError.damaged("the history of \(subject)")
            }
            isClosed = try Row.open(
                row.value,
                key: RowKey(subject, segment: segment).verified(row.key),
                sealedWith: key,
                to: &stream
            )
        }
        return try rows.next()
    }

    /// The subject after the last that has events, `nil` where nobody has any.
    ///
    /// The registry is a subject here.
    public func endOfSubjects() throws(EventLogError) -> SubjectID? {
        try translating("looking for the last subject") {
            try files.read { files, txn in
                var cursor = try txn.cursor(in: files.heads)
                guard let last = try cursor.last() else { return nil }
                let (end, isPast) = last.integerKey.addingReportingOverflow(1)
                if isPast { throw EventLogError.damaged("the list of subjects") }
                return SubjectID(rawValue: end)
            }
        }
    }
}
