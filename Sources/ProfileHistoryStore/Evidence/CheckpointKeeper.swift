internal import EventLog
internal import EventModel
internal import FoundationEssentials
internal import Glibc
internal import SystemPackage
internal import TransparencyLog

/// Signs the heads of a store's log, and only those that continue what it signed before.
///
/// The last signed checkpoint stands in a file beside the database and in the database. Both must
/// be a beginning of the log: a log that was cut, changed, or restored from a backup fits one of
/// them no longer, and nothing is signed then.
struct CheckpointKeeper {
    static let bookmark = "checkpoint"

    let log: LMDBEventStore
    let folder: StoreFolder
    let signer: NoteSigner

    init(_ store: HistoryStore) throws(StoreError) {
        guard let log = store.log as? LMDBEventStore, let folder = store.folder else {
            throw StoreError(.badInput, "a store in memory has no checkpoints; make one on disk")
        }
        self.log = log
        self.folder = folder
        let origin = try folder.origins()[0]
        guard let signer = NoteSigner(name: origin, secret: store.key.signingSecret) else {
            throw StoreError(.unavailable, "the origin in store.json is none; restore store.json")
        }
        self.signer = signer
    }

    /// The checkpoint of the log as it stands: the last one where nothing was added since, else a
    /// new one, durable before it is given away.
    func checkpoint() throws(StoreError) -> SignedNote {
        let lock = try FolderLock(folder)
        defer { lock.release() }
        return try underLock().signed()
    }

    /// This keeper with the name that the log has now: it may have got another before the lock.
    private func underLock() throws(StoreError) -> CheckpointKeeper {
        try CheckpointKeeper(self, signer: try folder.origins()[0])
    }

    private func signed() throws(StoreError) -> SignedNote {
        try translating {
            let tree = try log.tree()
            let kept = try [fromFile(), fromLog()]
            for case .some(let note) in kept { try hold(note, against: tree) }
            if kept[0] == nil, kept[1] != nil {
                throw refusal("the file \(folder.checkpointPath) is gone")
            }
            if let last = kept[0], try Checkpoint(parsing: last.text).size == tree.size {
                return last
            }
            let checkpoint = Checkpoint(
                origin: signer.verifier.name,
                size: tree.size,
                root: tree.root
            )
            let note = try checkpoint.signed(by: signer)
            try keep(note)
            return note
        }
    }

    /// Begins a new origin that names the old one, for a log that does not continue what was
    /// signed.
    func renew() throws(StoreError) -> SignedNote {
        let lock = try FolderLock(folder)
        defer { lock.release() }
        let tree = try translating { try log.tree() }
        let origins = try folder.origins()
        let origin = Origin.following(origins[0], at: tree.size)
        // The name first: from then on nothing is signed under the old one. What was signed under
        // it is then another log's, and nothing is signed until this has come to its end.
        try folder.rename(to: [origin] + origins)
        let keeper = try CheckpointKeeper(self, signer: origin)
        return try translating {
            let checkpoint = Checkpoint(origin: origin, size: tree.size, root: tree.root)
            let note = try checkpoint.signed(by: keeper.signer)
            try keeper.keep(note)
            return note
        }
    }

    private init(_ keeper: CheckpointKeeper, signer origin: String) throws(StoreError) {
        log = keeper.log
        folder = keeper.folder
        guard let signer = keeper.signer.renamed(origin) else {
            throw StoreError(.unavailable, "the origin in store.json is none; restore store.json")
        }
        self.signer = signer
    }

    /// Throws `.unavailable` where the log is shorter than the last checkpoint beside it.
    ///
    /// Costs a look at a small file. It shows a log whose last commits are gone before anything is
    /// answered from it; whether the log is the one that was signed, the next signature finds out.
    func refuseShorterLog() throws(StoreError) {
        guard let note = try? fromFile(), let checkpoint = try? Checkpoint(parsing: note.text),
            checkpoint.origin == signer.verifier.name
        else { return }
        let size = try translating { try log.nextPosition().rawValue }
        guard size < checkpoint.size else { return }
        throw StoreError(
            .unavailable,
            "the log has \(size) records and its last checkpoint \(checkpoint.size): something that "
                + "was stored is gone. Restore a backup; if this is one, run: "
                + "profilehistory checkpoint \(folder.path) --new-origin"
        )
    }

    /// Whose the record at a position is, as its header says.
    func subject(at position: Position) throws(StoreError) -> SubjectID {
        let record = try translating { try log.record(at: position) }
        var header: RecordHeader?
        if let record {
            var reader = unsafe ByteReader(record.span.bytes)
            header = try? RecordHeader(from: &reader)
        }
        guard let header else {
            throw StoreError(.badInput, "the log has no position \(position)", field: "position")
        }
        return header.subject
    }

    /// The last checkpoint, in the file.
    func fromFile() throws -> SignedNote? {
        guard FileManager.default.fileExists(atPath: folder.checkpointPath) else { return nil }
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: folder.checkpointPath)))
        return try parse(bytes, in: folder.checkpointPath)
    }

    /// The last checkpoint, in the database.
    func fromLog() throws -> SignedNote? {
        try log.bookmark(named: Self.bookmark).map { try parse($0, in: "the database") }
    }

    /// Throws unless a checkpoint is one of ours and a beginning of the log.
    func hold(_ note: SignedNote, against tree: TreeFrontier) throws {
        let checkpoint = try Checkpoint(parsing: note.text)
        guard checkpoint.origin == signer.verifier.name else {
            throw refusal("the last checkpoint is of \(checkpoint.origin)")
        }
        try hold(checkpoint, against: tree)
    }

    /// Throws unless a checkpoint is a beginning of the log.
    func hold(_ checkpoint: Checkpoint, against tree: TreeFrontier) throws {
        guard checkpoint.size <= tree.size else {
            throw refusal(
                "the log has \(tree.size) records and the last checkpoint \(checkpoint.size)"
            )
        }
        var subtrees = log.subtrees()
        let root =
            checkpoint.size == tree.size
            ? tree.root : try subtrees.root(ofTreeOf: checkpoint.size)
        guard root == checkpoint.root else {
            throw refusal("the first \(checkpoint.size) records are not those that were signed")
        }
    }

    private func parse(_ bytes: [UInt8], in place: String) throws -> SignedNote {
        do {
            let note = try SignedNote(parsing: bytes)
            try note.verified(by: [signer.verifier])
            return note
        } catch {
            throw refusal("the checkpoint in \(place) is not one of this store: \(error)")
        }
    }

    private func keep(_ note: SignedNote) throws {
        let bytes = Array(note.encoded.utf8)
        do {
            try DurableFile.replace(folder.checkpointPath, with: bytes)
        } catch {
            throw StoreError(
                .unavailable,
                "\(folder.checkpointPath) can not be written",
                cause: error
            )
        }
        _ = try log.append([], bookmark: Bookmark(name: Self.bookmark, value: bytes))
    }

    private func refusal(_ what: String) -> StoreError {
        StoreError(
            .checkFailed,
            "\(what); nothing is signed. If the log was restored from a backup, run: "
                + "profilehistory checkpoint \(folder.path) --new-origin"
        )
    }
}

/// Keeps every other process from signing while it is held.
///
/// The lock is on the log's file, which is never replaced while a store is open.
private struct FolderLock {
    private let descriptor: FileDescriptor

    init(_ folder: StoreFolder) throws(StoreError) {
        let path = "\(folder.path)/\(LMDBEventStore.historyFileName)"
        do {
            descriptor = try FileDescriptor.open(FilePath(path), .readOnly)
        } catch {
            throw StoreError(.unavailable, "\(path) can not be opened", cause: error)
        }
        if flock(descriptor.rawValue, LOCK_EX) != 0 {
            let cause = Errno(rawValue: errno)
            try? descriptor.close()
            throw StoreError(.unavailable, "\(path) can not be locked", cause: cause)
        }
    }

    func release() { try? descriptor.close() }
}
