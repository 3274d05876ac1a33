internal import AccessLog
public import EventLog
internal import EventModel
internal import FoundationEssentials
internal import ProfileModel
public import TransparencyLog

/// What became of a salvage.
public struct SalvageSummary: Sendable {
    /// What came over, and what did not.
    public let report: SalvageReport
    /// The new store's key file: the old one's secret.
    public let keyFile: String
    /// The name that the log goes by from now on; it names the one before.
    public let origin: String
    /// The checkpoint of the new log, under the new name.
    public let checkpoint: SignedNote
}

extension HistoryStore {
    /// Makes a store from what still proves true in a damaged one.
    ///
    /// Every record that opens comes over at its own place, byte for byte unless one before it in
    /// its subject's stream is lost; views and tree are made anew, and the log begins a new origin.
    /// The secret stays the same, in a key file of the new store's own: ids that were made with it
    /// are found again when a feed is imported again, and checkpoints of before can still be
    /// checked. Nothing of the damaged store is changed, and nobody may write to it meanwhile.
    ///
    /// Throws `.unavailable` where nothing can be read, `.keyFile` where the key is another store's
    /// or a key file stands in the place of the new one, `.checkFailed` where a pinned checkpoint
    /// is another log's, `.badInput` where the new folder is in use. Nothing is left behind then.
    public static func salvage(
        _ damaged: String,
        to folder: String,
        keyFile: String? = nil,
        pinned: [SignedNote] = [],
        clock: RecordingClock = .system,
        progress: (_ step: String, _ done: UInt64, _ total: UInt64) -> Void = { _, _, _ in }
    ) throws(StoreError) -> SalvageSummary {
        let secret = try KeyFile.secret(at: keyFile ?? KeyFile.defaultPath(forStore: damaged))
        let keyPath = KeyFile.defaultPath(forStore: folder)
        let salvager = Salvager(
            old: StoreFolder(path: damaged),
            place: StoreFolder(path: folder),
            key: StoreKey(secret: secret),
            pinned: pinned,
            clock: clock
        )
        try salvager.checkKey()
        try salvager.place.create()
        _ = try KeyFile.create(at: keyPath, secret: secret)
        let report: SalvageReport
        do throws(StoreError) {
            report = try salvager.run(progress)
        } catch {
            salvager.place.removeFiles()
            KeyFile.remove(at: keyPath)
            throw error
        }
        let store = try HistoryStore(opening: folder, keyFile: keyPath)
        let note = try store.checkpoint()
        let origin = try translating { try Checkpoint(parsing: note.text).origin }
        return SalvageSummary(report: report, keyFile: keyPath, origin: origin, checkpoint: note)
    }
}

/// One salvage.
private struct Salvager {
    let old: StoreFolder
    let place: StoreFolder
    let key: StoreKey
    let pinned: [SignedNote]
    let clock: RecordingClock

    /// Refuses a key that the description says is another store's; a damaged one says nothing.
    func checkKey() throws(StoreError) {
        do throws(StoreError) {
            try old.check(key: key)
        } catch  where error.code == .keyFile {
            throw error
        } catch {}
    }

    /// Fills the new folder; its description comes last, and without it it is no store.
    func run(
        _ progress: (_ step: String, _ done: UInt64, _ total: UInt64) -> Void
    ) throws(StoreError) -> SalvageReport {
        let copy = "\(place.path)/damaged"
        try copyDamaged(to: copy)
        let (report, signed) = try fill(from: copy, progress)
        try translating { try FileManager.default.removeItem(atPath: copy) }
        try copyAccessLog()
        // Where the description is damaged, the last checkpoint says the name.
        let before = (try? old.origins()) ?? signed.map { [$0.origin] } ?? []
        let name = before.first ?? Origin.random()
        let origin = Origin.following(name, at: report.placeCount)
        try place.describe(key: key, origins: [origin] + before)
        return report
    }

    /// Copies both files, to be read there: LMDB makes a file that was cut short whole again, and a
    /// damaged length must not lead out of the file, which would end the process.
    private func copyDamaged(to folder: String) throws(StoreError) {
        try translating {
            try StoreFolder(path: folder).create()
            for name in [LMDBEventStore.historyFileName, LMDBEventStore.vaultFileName] {
                do {
                    try DurableFile.copy("\(old.path)/\(name)", to: "\(folder)/\(name)")
                } catch {
                    throw StoreError(
                        .unavailable,
                        "\(old.path)/\(name) can not be copied; put that of a backup in its place",
                        cause: error
                    )
                }
                // A length has four bytes. No file system refuses this but a full one.
                if let size = try? DurableFile.extend("\(folder)/\(name)", by: 1 << 32) {
                    LogSalvage.prepare(copyAt: "\(folder)/\(name)", byteCount: size)
                }
            }
        }
    }

    /// Copies the read log as it is: it stands by itself, and the keys in the new vault are the
    /// same.
    private func copyAccessLog() throws(StoreError) {
        let path = "\(old.path)/\(AccessStore.fileName)"
        guard FileManager.default.fileExists(atPath: path) else { return }
        do {
            try DurableFile.copy(path, to: "\(place.path)/\(AccessStore.fileName)")
        } catch {
            throw StoreError(
                .unavailable,
                "\(path) can not be copied; put that of a backup in its place",
                cause: error
            )
        }
    }

    private func fill(
        from folder: String,
        _ progress: (_ step: String, _ done: UInt64, _ total: UInt64) -> Void
    ) throws(StoreError) -> (report: SalvageReport, signed: Checkpoint?) {
        var log = try translating { try LogSalvage(folder: folder, key: key) }
        let (own, given) = try checkpoints(log)
        let report = try translating {
            try log.read(atLeast: own.map(\.size).max() ?? 0, progress: progress)
            return try log.write(
                to: try LMDBEventStore(folder: place.path, key: key),
                against: own + given,
                at: clock.now(),
                erasure: erasure,
                progress: progress
            )
        }
        return (report, own.first)
    }

    /// The checkpoints of the damaged store that are signed by its key, and the pinned ones.
    private func checkpoints(
        _ log: LogSalvage
    ) throws(StoreError) -> (own: [Checkpoint], pinned: [Checkpoint]) {
        let file = try? [UInt8](Data(contentsOf: URL(filePath: old.checkpointPath)))
        let kept = [file, log.bookmark(named: CheckpointKeeper.bookmark)].compactMap { $0 }
        var own: [Checkpoint] = []
        for bytes in kept {
            guard let note = try? SignedNote(parsing: bytes), let checkpoint = signed(note),
                !own.contains(checkpoint)
            else { continue }
            own.append(checkpoint)
        }
        var given: [Checkpoint] = []
        for note in pinned {
            guard let checkpoint = signed(note) else {
                throw StoreError(.checkFailed, "a checkpoint is not one of this log")
            }
            if !own.contains(checkpoint) { given.append(checkpoint) }
        }
        return (own, given)
    }

    /// What a note says, if it was signed with this store's key under whatever name it has.
    private func signed(_ note: SignedNote) -> Checkpoint? {
        guard let checkpoint = try? Checkpoint(parsing: note.text),
            let signer = NoteSigner(name: checkpoint.origin, secret: key.signingSecret),
            (try? note.verified(by: [signer.verifier])) != nil
        else { return nil }
        return checkpoint
    }

    private func erasure(_ subject: SubjectID, _ ground: String) throws -> NewEvent {
        var body: [UInt8] = []
        ErasureBody(subject: subject, ground: ground, authority: "verify --salvage")
            .append(to: &body)
        return NewEvent(
            type: .erasure,
            destination: .subject(.registry),
            key: try EventKey(source: HistoryStore.erasureSource, id: "\(subject)"),
            registered: RegisteredTime(clock.now()),
            body: body
        )
    }
}
