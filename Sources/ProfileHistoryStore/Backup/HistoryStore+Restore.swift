internal import AccessLog
internal import EventLog
public import EventModel
internal import FoundationEssentials
public import TransparencyLog

/// How far a restoration goes.
public enum RestoreEnd: Hashable, Sendable {
    /// Everything that the backups hold.
    case everything
    /// The records before a position.
    case position(Position)
    /// The records that the store had taken in by an instant.
    case recorded(RecordedTime)
}

/// What was restored.
public struct RestoreSummary: Sendable {
    /// How many records.
    public let recordCount: UInt64
    /// The name that the log goes by from now on; it names the one before.
    public let origin: String
    /// The checkpoint of the restored log, under the new name.
    public let checkpoint: SignedNote
}

extension HistoryStore {
    /// Makes a store from a backup and those that go behind it.
    ///
    /// Each backup is held against its own checkpoint, and all against `pinned`, which an operator
    /// kept elsewhere: whose size they reach must have its root. Views are made from the records,
    /// erasures applied again, and the log begins a new origin. Throws `.checkFailed` where
    /// something does not hold, `.badInput` where the backups do not follow each other, `.keyFile`
    /// where the key is another store's; the new folder is then removed.
    public static func restore(
        _ backups: [String],
        to folder: String,
        keyFile: String? = nil,
        end: RestoreEnd = .everything,
        pinned: [SignedNote] = [],
        progress: (_ step: String, _ done: UInt64, _ total: UInt64) -> Void = { _, _, _ in }
    ) throws(StoreError) -> RestoreSummary {
        let keyPath = keyFile ?? KeyFile.defaultPath(forStore: folder)
        try KeyFile.refuse(keyPath, inside: folder)
        let restorer = Restorer(
            backups: backups.map { BackupFolder(path: $0) },
            place: StoreFolder(path: folder),
            key: try KeyFile.read(at: keyPath),
            end: end,
            pinned: pinned
        )
        let descriptions = try restorer.descriptions()
        try restorer.place.create()
        do {
            try restorer.fill(descriptions, progress)
        } catch {
            restorer.place.removeFiles()
            throw error
        }
        let store = try HistoryStore(opening: folder, keyFile: keyPath)
        let note = try store.checkpoint()
        let checkpoint = try translating { try Checkpoint(parsing: note.text) }
        return RestoreSummary(
            recordCount: checkpoint.size,
            origin: checkpoint.origin,
            checkpoint: note
        )
    }
}

/// One restoration.
private struct Restorer {
    let backups: [BackupFolder]
    let place: StoreFolder
    let key: StoreKey
    let end: RestoreEnd
    let pinned: [SignedNote]

    /// What the backups say of themselves, once each follows the one before.
    func descriptions() throws(StoreError) -> [BackupFolder.Description] {
        var descriptions: [BackupFolder.Description] = []
        for backup in backups {
            let found = try backup.read()
            guard found.keyFingerprint == Data(key.fingerprint).base64EncodedString() else {
                throw StoreError(.keyFile, "the key file is not that of \(backup.path)")
            }
            let expected = descriptions.last?.end ?? .first
            guard found.first == expected else {
                throw StoreError(
                    .badInput,
                    "\(backup.path) begins at position \(found.first), and \(expected) is next; "
                        + "name the backups in their order",
                    field: "backup"
                )
            }
            descriptions.append(found)
        }
        guard !descriptions.isEmpty else {
            throw StoreError(.badInput, "name at least one backup", field: "backup")
        }
        return descriptions
    }

    func fill(
        _ descriptions: [BackupFolder.Description],
        _ progress: (_ step: String, _ done: UInt64, _ total: UInt64) -> Void
    ) throws(StoreError) {
        let last = descriptions[descriptions.count - 1]
        try translating {
            try DurableFile.copy(
                backups[backups.count - 1].vault,
                to: "\(place.path)/\(LMDBEventStore.vaultFileName)"
            )
            let log = try LMDBEventStore(folder: place.path, key: key)
            var restoration = try LogRestoration(of: log, sources: last.sources)
            var held = try HeldCheckpoints(backups, pinned, key: key, origins: last.origins)
            let total = last.end.rawValue
            var isPast = false
            for backup in backups {
                var file = try RecordFileReader(backup.records)
                while let record = try file.next() {
                    // Every record counts towards the checkpoints, wanted or not.
                    try held.add(record)
                    if !isPast, try isWanted(record, restoration.count) {
                        try restoration.append(record)
                    } else {
                        isPast = true
                        try Self.refuseErasure(in: record, behind: restoration.count)
                    }
                    if held.count % 10_000 == 0 { progress("records", held.count, total) }
                }
            }
            try held.finish()
            try restoration.finish { step in
                progress(step.view.rawValue, UInt64(step.done), UInt64(step.total))
            }
            if let head = last.access { try restoreAccessLog(head, beside: log) }
        }
        let size = try translating { try LMDBEventStoreSize.of(place.path, key: key) }
        let origin = Origin.following(last.origins[0], at: size)
        try place.describe(key: key, origins: [origin] + last.origins)
    }

    /// Puts the last backup's read log in place, fits it to the vault and verifies it.
    ///
    /// It is not cut to a place of the log: who read is not undone by going back.
    private func restoreAccessLog(_ head: AccessHead, beside log: LMDBEventStore) throws {
        try DurableFile.copy(
            backups[backups.count - 1].access,
            to: "\(place.path)/\(AccessStore.fileName)"
        )
        let accesses = try AccessStore(folder: place.path, beside: log)
        try accesses.removeUnknown()
        let found = try accesses.verify()
        guard found.isSound, try accesses.holds(head) else {
            throw StoreError(
                .checkFailed,
                "the read log of the backup does not hold: "
                    + (found.findings.first ?? "entries are cut from its end")
            )
        }
    }

    /// Refuses to end before an erasure: the vault has not the keys any more that the records need.
    private static func refuseErasure(in record: [UInt8], behind count: UInt64) throws {
        guard let subject = try LogRestoration.subjectErased(by: record) else { return }
        var reader = unsafe ByteReader(record.span.bytes)
        let position = try RecordHeader(from: &reader).position
        guard subject.rawValue > 0 else { return }
        throw StoreError(
            .badInput,
            "\(subject) was erased at position \(position), and the backups have not her keys; "
                + "restore to position:\(position.rawValue + 1) or later",
            field: "to"
        )
    }

    private func isWanted(_ record: [UInt8], _ position: UInt64) throws -> Bool {
        switch end {
        case .everything: return true
        case .position(let end): return position < end.rawValue
        case .recorded(let end):
            var reader = unsafe ByteReader(record.span.bytes)
            return try RecordHeader(from: &reader).recorded <= end
        }
    }
}

/// How many records a store's log has.
private enum LMDBEventStoreSize {
    static func of(_ folder: String, key: StoreKey) throws -> UInt64 {
        try LMDBEventStore(folder: folder, key: key, access: .readOnly).nextPosition().rawValue
    }
}

/// Checkpoints that records must lead to, as they come.
private struct HeldCheckpoints {
    private var open: [Checkpoint]
    private var frontier = TreeFrontier()

    init(
        _ backups: [BackupFolder],
        _ pinned: [SignedNote],
        key: StoreKey,
        origins: [String]
    ) throws {
        // The log may have had other names; one of them signed.
        let keys = origins.compactMap {
            NoteSigner(name: $0, secret: key.signingSecret)?.verifier
        }
        let notes = try backups.map { try $0.note() } + pinned
        open = try notes.map { note in
            do {
                try note.verified(by: keys)
                return try Checkpoint(parsing: note.text)
            } catch {
                throw StoreError(.checkFailed, "a checkpoint is not one of this log: \(error)")
            }
        }
        try hold()
    }

    mutating func add(_ record: [UInt8]) throws {
        frontier.append(unsafe .leaf(record.span.bytes))
        try hold()
    }

    /// How many records came.
    var count: UInt64 { frontier.size }

    /// Throws where a checkpoint was never reached.
    func finish() throws {
        guard open.isEmpty else {
            throw StoreError(
                .checkFailed,
                "the backups have \(frontier.size) records, and a checkpoint \(open[0].size)"
            )
        }
    }

    private mutating func hold() throws {
        guard open.contains(where: { $0.size == frontier.size }) else { return }
        let root = frontier.root
        for checkpoint in open where checkpoint.size == frontier.size {
            guard checkpoint.root == root else {
                throw StoreError(
                    .checkFailed,
                    "the first \(checkpoint.size) records do not lead to the checkpoint's root"
                )
            }
        }
        open.removeAll { $0.size == frontier.size }
    }
}
