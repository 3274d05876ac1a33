internal import EventModel
internal import LMDB

/// The keys of the records that come next, fetched many at a time.
///
/// A record's subject, and with it the key, lies anywhere in memory. A processor waits for one such
/// read after the other where there is other work between them, and for many at once where there is
/// not: so a second cursor looks whose the next records are, and then their keys are read in a row.
struct KeysAhead: Sendable {
    private static let count = 64

    private let keys: VerificationKeys
    private var subjects: [SubjectID] = []
    private var fetched: [SealingKey?] = []
    private var used = 0

    init(_ keys: VerificationKeys) {
        self.keys = keys
    }

    /// The key that those of the next record's subject are derived from, `nil` where there is none.
    ///
    /// `cursor` stands before the first record at first, and is used for nothing else.
    mutating func next(_ cursor: inout Cursor) throws -> SealingKey? {
        if used == fetched.count { try fetch(&cursor) }
        guard used < fetched.count else { return nil }
        used += 1
        return fetched[used - 1]
    }

    private mutating func fetch(_ cursor: inout Cursor) throws {
        subjects.removeAll(keepingCapacity: true)
        while subjects.count < Self.count, let record = try cursor.next()?.value {
            // What is too short for a header is not opened.
            let isWhole = record.byteCount >= RecordHeader.byteCount
            subjects.append(isWhole ? SubjectID(rawValue: record.uint64(at: 8)) : .registry)
        }
        fetched.removeAll(keepingCapacity: true)
        for subject in subjects { fetched.append(keys.records(of: subject)) }
        used = 0
    }
}
