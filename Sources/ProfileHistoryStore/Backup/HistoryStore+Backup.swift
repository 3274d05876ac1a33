internal import AccessLog
internal import EventLog
public import EventModel
internal import FoundationEssentials
internal import TransparencyLog

/// What a backup holds.
public struct BackupSummary: Hashable, Sendable {
    /// The place of its first record.
    public let first: Position
    /// The place behind its last.
    public let end: Position
}

extension HistoryStore {
    private static let bytesPerPage = 4 << 20

    /// Writes the records from a position on, the vault, the read log and the checkpoint to a new
    /// folder, while reads and imports go on.
    ///
    /// Records are copied in short reads, so no old pages are pinned; what is added meanwhile is
    /// left out. Then the folder is read again and held against the checkpoint: with the log before
    /// `first` its records must lead to the root. A backup from `first` on goes behind others.
    /// Throws `.checkFailed` where it does not verify, `.unavailable` where somebody was erased
    /// meanwhile.
    public func backup(
        to folder: String,
        since first: Position = .first,
        progress: (_ done: UInt64, _ total: UInt64) -> Void = { _, _ in }
    ) throws(StoreError) -> BackupSummary {
        let keeper = try CheckpointKeeper(self)
        let note = try keeper.checkpoint()
        let place = BackupFolder(path: folder)
        let end = try translating {
            Position(rawValue: try Checkpoint(parsing: note.text).size)
        }
        guard first <= end else {
            throw StoreError(.badInput, "the log has \(end) records", field: "since")
        }
        try StoreFolder(path: folder).create()
        return try translating {
            try copyRecords(first..<end, of: keeper.log, to: place, progress)
            // After the log: whoever it names is in the vault.
            try keeper.log.copyVault(toPath: place.vault)
            let access = try copyAccessLog(to: place)
            try refuseErasures(from: end, keeper.log)
            try DurableFile.replace(place.checkpoint, with: Array(note.encoded.utf8))
            try Self.verify(place, behind: first, of: keeper.log, against: note)
            try place.describe(
                BackupFolder.Description(
                    first: first,
                    end: end,
                    origins: try keeper.folder.origins(),
                    keyFingerprint: Data(key.fingerprint).base64EncodedString(),
                    sources: try keeper.log.sources(),
                    access: access
                )
            )
            return BackupSummary(first: first, end: end)
        }
    }

    /// Refuses a vault from which somebody, or a part of what she had, is gone whose erasure the
    /// records do not say.
    private func refuseErasures(from end: Position, _ log: LMDBEventStore) throws {
        var next = end
        while true {
            let events = try log.events(from: next, limit: 1_000)
            guard let last = events.last else { return }
            if events.contains(where: { $0.type == .erasure || $0.type == .redaction }) {
                throw StoreError(
                    .unavailable,
                    "somebody was erased while the backup was written; write it again elsewhere"
                )
            }
            next = last.position.next
        }
    }

    private func copyAccessLog(to place: BackupFolder) throws(StoreError) -> AccessHead? {
        guard hasAccessLog else { return nil }
        let log = try openAccessLog(access: .readOnly)
        do throws(AccessLogError) {
            return try log.store.copy(toPath: place.access)
        } catch {
            throw StoreError(error)
        }
    }

    private func copyRecords(
        _ range: Range<Position>,
        of log: LMDBEventStore,
        to place: BackupFolder,
        _ progress: (_ done: UInt64, _ total: UInt64) -> Void
    ) throws {
        var file = try RecordFileWriter(place.records)
        var next = range.lowerBound
        while next < range.upperBound {
            let page = try log.records(
                from: next,
                before: range.upperBound,
                byteCount: Self.bytesPerPage
            )
            guard !page.records.isEmpty else {
                throw StoreError(.unavailable, "the log ends before its checkpoint; verify it")
            }
            for record in page.records { try file.append(record) }
            next = Position(rawValue: next.rawValue + UInt64(page.records.count))
            progress(next.rawValue - range.lowerBound.rawValue, UInt64(range.count))
        }
        try file.finish()
    }

    /// Reads a backup's records again and holds them, behind the log before them, against its
    /// checkpoint.
    private static func verify(
        _ place: BackupFolder,
        behind first: Position,
        of log: LMDBEventStore,
        against note: SignedNote
    ) throws {
        let checkpoint = try Checkpoint(parsing: note.text)
        var subtrees = log.subtrees()
        var frontier = try TreeFrontier(size: first.rawValue, from: &subtrees)
        var file = try RecordFileReader(place.records)
        while let record = try file.next() {
            frontier.append(unsafe .leaf(record.span.bytes))
        }
        guard frontier.size == checkpoint.size, frontier.root == checkpoint.root else {
            throw StoreError(
                .checkFailed,
                "what was written to \(place.path) does not lead to the checkpoint; the disk may "
                    + "be failing"
            )
        }
    }
}

extension Range<Position> {
    fileprivate var count: UInt64 { upperBound.rawValue - lowerBound.rawValue }
}
