internal import EventModel
internal import LMDB

/// An event whose record is damaged, as its subject's packed history holds it.
struct MendedEvent {
    let subject: SubjectID
    let type: EventType
    let recorded: RecordedTime
    /// Its place in the stream, `nil` where a segment before it can not be read.
    let revision: Revision?
    let payload: [UInt8]
}

/// The events of places whose records do not open, out of the packed histories.
///
/// A person's row is sealed under her own key, the registry's has a check, as their records have:
/// what opens there is what the store wrote. Rows are only a witness here; those of the new store
/// are made from its records.
struct MendedEvents {
    private(set) var events: [UInt64: MendedEvent] = [:]

    /// How many segments of a stream may be damaged behind each other before the rest is given up.
    private static let patience = 8

    /// Reads the rows of those whose keys there are, each segment by itself.
    init(
        in source: SalvageSource,
        keys: [SubjectID: SubjectKeys],
        where isWanted: (Position) -> Bool
    ) {
        for database in source.rows {
            read(.registry, nil, database, source.file, isWanted)
            for (subject, own) in keys { read(subject, own, database, source.file, isWanted) }
        }
    }

    private mutating func read(
        _ subject: SubjectID,
        _ keys: SubjectKeys?,
        _ database: Database,
        _ file: SalvageFile,
        _ isWanted: (Position) -> Bool
    ) {
        var count: UInt32? = 0
        var failures = 0
        var segment: UInt32 = 0
        while failures < Self.patience {
            let key = RowKey(subject, segment: segment)
            let name = unsafe [UInt8](copying: key.bytes.span.bytes)
            switch file.reading(of: name, in: database) {
            case .missing: return
            case .unreadable: (count, failures) = (nil, failures + 1)
            case .value(let row):
                do {
                    try add(row, key, keys, isWanted, count: &count)
                    failures = 0
                } catch {
                    (count, failures) = (nil, failures + 1)
                }
            }
            segment &+= 1
        }
    }

    private mutating func add(
        _ row: [UInt8],
        _ key: RowKey,
        _ keys: SubjectKeys?,
        _ isWanted: (Position) -> Bool,
        count: inout UInt32?
    ) throws {
        var plain: [UInt8] = []
        _ = try unsafe Row.open(row.span.bytes, key: key, sealedWith: keys?.rows, to: &plain)
        let bytes = unsafe plain.span.bytes
        var cursor = EntryCursor(tracksRecorded: true)
        while try cursor.advance(in: bytes) {
            if isWanted(cursor.position) {
                events[cursor.position.rawValue] = MendedEvent(
                    subject: key.subject,
                    type: cursor.type,
                    recorded: cursor.recorded,
                    revision: count.map { Revision(rawValue: $0) },
                    payload: [UInt8](copying: cursor.payload(in: bytes))
                )
            }
            count = count.map { $0 &+ 1 }
        }
    }
}
