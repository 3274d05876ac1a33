public import EventModel
internal import LMDB
public import TransparencyLog

/// Fills the log of an empty store with records that were copied out of another's.
///
/// The vault stands beside it already. Records go in as they are, so that the tree over them is the
/// same; what is kept beside the log is made from it at the end. A restoration that was interrupted
/// is begun anew in a new folder.
public struct LogRestoration {
    private let store: LMDBEventStore
    private var frontier = TreeFrontier()
    private var lastRecorded: Int64?
    private var lastSubject = SubjectID.registry
    private var pending: [[UInt8]] = []

    private static let recordsPerTransaction = 50_000

    /// Begins with a store that has no events.
    ///
    /// Throws `.damaged` where it has some.
    public init(of store: LMDBEventStore, sources: [String]) throws(EventLogError) {
        guard try store.nextPosition() == .first else {
            throw EventLogError(.damaged, "the store that is to be restored holds events already")
        }
        self.store = store
        try translating("restoring the sources") {
            try store.files.environment.write { (txn: inout WriteTransaction) in
                for (number, name) in sources.enumerated() {
                    try txn.putChecked(
                        Array(name.utf8),
                        forKey: UInt64(number),
                        in: store.files.sources
                    )
                }
            }
        }
    }

    /// How many records there are.
    public var count: UInt64 { frontier.size + UInt64(pending.count) }

    /// The tree over the records so far; what was added last may be missing.
    public var tree: TreeFrontier { frontier }

    /// Adds the next record.
    ///
    /// Throws `.damaged` where it is another than the next, or is not one.
    public mutating func append(_ record: [UInt8]) throws(EventLogError) {
        let position = Position(rawValue: count)
        try translating("restoring the record at position \(position)") {
            let header = try unsafe Record.header(of: record.span.bytes, at: position)
            let time = header.recorded.instant.microseconds
            if let lastRecorded, time <= lastRecorded {
                throw CodecError(offset: 16, reason: "record was taken in before the one before")
            }
            lastRecorded = time
            guard header.subject.rawValue < UInt64(Int64.max) else {
                throw CodecError(offset: 8, reason: "record is of a subject that nobody can be")
            }
            lastSubject = max(lastSubject, header.subject)
        }
        pending.append(record)
        if pending.count == Self.recordsPerTransaction { try store(pending) }
    }

    /// Stores what is left, takes out of the vault who came later, destroys again what the log says
    /// was erased, and makes what is kept beside the log.
    public mutating func finish(
        progress: (ViewProgress) -> Void = { _ in }
    ) throws(EventLogError) {
        if !pending.isEmpty { try store(pending) }
        let end = Position(rawValue: frontier.size)
        let next = SubjectID(rawValue: lastSubject.rawValue + 1)
        try translating("fitting the vault to the log") {
            try store.files.vault.prune(from: end, next: next)
            try store.files.environment.write { (txn: inout WriteTransaction) in
                try StoreFiles.markForScrubbing(store.files.meta, in: &txn)
            }
            try store.files.applyErasures()
        }
        for view in StoredView.allCases { _ = try store.rebuild(view, progress: progress) }
    }

    private mutating func store(_ records: [[UInt8]]) throws(EventLogError) {
        var frontier = frontier
        try translating("restoring the log") {
            var full: [FullTile] = []
            let files = store.files
            var txn = try files.environment.beginWrite()
            for record in records {
                let position = frontier.size
                let bytes = unsafe record.span.bytes
                try txn.put(bytes, forKey: position, in: files.log, mode: .append)
                let place = Position(rawValue: position)
                let header = try Record.header(of: bytes, at: place)
                if header.type == .redaction, let redactions = files.redactions {
                    try LogFiles.markRedaction(header.subject, place, in: redactions, &txn)
                }
                if let subject = try Record.subjectErased(by: bytes, at: place) {
                    var value: [UInt8] = []
                    value.append(littleEndian: position)
                    try txn.putChecked(value, forKey: subject.rawValue, in: files.erased)
                }
                frontier.append(subtree: .leaf(bytes), height: 0) { full.append($0) }
            }
            try files.live(in: txn).put(GrownTree(frontier: frontier, full: full), in: &txn)
            try txn.commit()
        }
        self.frontier = frontier
        pending.removeAll(keepingCapacity: true)
    }
}

extension LogRestoration {
    /// Whose data a record that was copied out of a log says is destroyed, whole or in part.
    public static func subjectErased(by record: [UInt8]) throws(EventLogError) -> SubjectID? {
        try translating("reading a record that was copied out") {
            var reader = unsafe ByteReader(record.span.bytes)
            let header = try RecordHeader(from: &reader)
            if header.type == .redaction { return header.subject }
            return try unsafe Record.subjectErased(by: record.span.bytes, at: header.position)
        }
    }
}
