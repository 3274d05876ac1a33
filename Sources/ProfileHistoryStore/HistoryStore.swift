public import EventLog
public import EventModel
internal import ProfileScoring
internal import Projections
internal import Synchronization

/// A profile history store: what the command and the service are made of.
///
/// It joins the event log with the projections and the scores, and it is the one place where use
/// cases live. Reads see every commit that came before them, whoever made it.
public final class HistoryStore: Sendable {
    /// The log beneath.
    public let log: any EventStore
    let clock: RecordingClock
    let key: StoreKey
    /// Where the store is; `nil` for one in memory.
    let folder: StoreFolder?
    private let registryCache = Mutex<Registry?>(nil)
    /// The read log, for as long as somebody uses it.
    private let accessLog = Mutex(WeakAccessLog())
    private let scorerCache = Mutex<[String: ProfileScorer]>([:])

    /// Wraps a log that is open already.
    init(log: any EventStore, key: StoreKey, clock: RecordingClock, folder: StoreFolder? = nil) {
        self.log = log
        self.key = key
        self.folder = folder
        self.clock = clock
    }

    /// Makes a new store in a folder that is missing or empty, and a key file outside it.
    ///
    /// Without `keyFile` the key is written beside the folder, as `FOLDER.key`. `origin` names the
    /// log in its checkpoints; a random one is dealt unless it is given. Gives the key file's path.
    @discardableResult
    public static func create(
        at folder: String,
        keyFile: String? = nil,
        origin: String? = nil
    ) throws(StoreError) -> String {
        let origin = try Origin.checked(origin ?? Origin.random())
        let keyPath = keyFile ?? KeyFile.defaultPath(forStore: folder)
        let place = StoreFolder(path: folder)
        try place.create()
        try KeyFile.refuse(keyPath, inside: folder)
        let key = try KeyFile.create(at: keyPath)
        do {
            try translating { _ = try LMDBEventStore(folder: folder, key: key) }
            try place.describe(key: key, origins: [origin])
        } catch {
            // Nothing is stored yet, and what is half made would stand in the way of a second try.
            place.removeFiles()
            KeyFile.remove(at: keyPath)
            throw error
        }
        return keyPath
    }

    /// Opens a store.
    ///
    /// Throws `.keyFile` when the key file is missing, readable by others or another store's, and
    /// `.unavailable` when the store is not there, damaged or of a newer format.
    public convenience init(
        opening folder: String,
        keyFile: String? = nil,
        access: LMDBEventStore.Access = .readWrite,
        clock: RecordingClock = .system
    ) throws(StoreError) {
        let place = StoreFolder(path: folder)
        try place.check()
        let keyPath = keyFile ?? KeyFile.defaultPath(forStore: folder)
        try KeyFile.refuse(keyPath, inside: folder)
        let key = try KeyFile.read(at: keyPath)
        try place.check(key: key)
        let log = try translating {
            try LMDBEventStore(folder: folder, key: key, access: access, clock: clock)
        }
        self.init(log: log, key: key, clock: clock, folder: place)
    }

    /// The read log, as `open` makes it where nobody uses it now.
    func openedAccessLog(
        _ open: (AccessLog?) throws(StoreError) -> AccessLog
    ) throws(StoreError) -> AccessLog {
        try accessLog.withLock { (known) throws(StoreError) in
            let log = try open(known.log)
            known.log = log
            return log
        }
    }

    /// The model versions, attributes and forms that the registry stream holds now.
    public func registry() throws(StoreError) -> Registry {
        try translating {
            let revision = try log.lastRevision(of: .registry)
            if let known = registryCache.withLock({ $0 }), known.lastRevision == revision {
                return known
            }
            let registry = try Registry(stream: log.stream(of: .registry))
            registryCache.withLock { $0 = registry }
            return registry
        }
    }
}

extension HistoryStore {
    /// The scorer of a model version, parsed once: a name never means another document.
    func scorer(of model: String) throws(StoreError) -> ProfileScorer {
        if let known = scorerCache.withLock({ $0[model] }) { return known }
        guard !(try self.model(model).approvals.isEmpty) else {
            throw StoreError(.lifecycle, "\(model) is a draft; only approved versions score")
        }
        let scorer = ProfileScorer(document: try document(of: model))
        scorerCache.withLock { $0[model] = scorer }
        return scorer
    }

    /// The time by the store's clock.
    public func now() -> Instant { clock.now() }

    /// 16 bytes that only this store has, from which names for its persons are made that tell
    /// nobody else who they are.
    public var pseudonymKey: [UInt8] {
        key.pseudonym(of: Array("profilehistory/subject-pseudonyms".utf8))
    }
}
