internal import EventModel
internal import LMDB

/// Entries that are ready to be put into the copy of a view.
enum ViewChanges: Sendable {
    case history([PackedRows])
    case index([IndexEntry])

    /// Where an event with a key stands.
    struct IndexEntry: Sendable {
        let key: [UInt8]
        let position: Position
    }

    /// Puts the entries into the half of the view that is not in use.
    func put(in txn: inout WriteTransaction, _ copy: ViewHandles) throws {
        switch self {
        case .history(let chunks):
            for chunk in chunks { try put(chunk, in: &txn, copy) }
        case .index(let entries):
            for entry in entries { try put(entry, in: &txn, copy) }
        }
    }

    /// Adds an entry; one that is there already was added before a crash.
    private func put(
        _ entry: IndexEntry,
        in txn: inout WriteTransaction,
        _ copy: ViewHandles
    ) throws {
        var value: [UInt8] = []
        value.append(littleEndian: entry.position.rawValue)
        unsafe Check(key: entry.key.span.bytes).end(&value)
        let key = entry.key
        let isNew = unsafe try txn.insert(
            value.span.bytes,
            forKey: key.span.bytes,
            in: copy.index
        )
        if isNew { return }
        let stored = unsafe try txn.value(in: copy.index, forKey: key.span.bytes)
        guard let stored, [UInt8](copying: stored) == value else {
            throw EventLogError.damaged(
                "the log, which holds the event at position "
                    + "\(entry.position) twice,"
            )
        }
    }

    private func put(
        _ chunk: PackedRows,
        in txn: inout WriteTransaction,
        _ copy: ViewHandles
    ) throws {
        for row in chunk.rows {
            unsafe try txn.put(
                chunk.bytes.span.bytes.extracting(row.range),
                forKey: row.key.bytes.span.bytes,
                in: copy.rows
            )
        }
        var head: [UInt8] = []
        for stream in chunk.streams {
            head.removeAll(keepingCapacity: true)
            stream.head.append(to: &head)
            try txn.putChecked(head, forKey: stream.subject.rawValue, in: copy.heads)
        }
    }
}
