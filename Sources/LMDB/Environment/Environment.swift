import Synchronization

/// An LMDB file that is open: databases, and transactions over them.
///
/// ```swift
/// let environment = try Environment(path: "history.mdb")
/// let names = try environment.openDatabase(named: "names", options: .create)
/// try environment.write { (txn: inout WriteTransaction) in
///     try txn.put(name.utf8.span.bytes, forKey: id, in: names)
/// }
/// ```
///
/// The path names the data file itself; the lock file lies beside it, with `-lock` appended
/// (`MDB_NOSUBDIR`). Readers never wait and never block: each sees the state of the last commit
/// before it began (`MDB_NOTLS`: a read transaction may move between threads). Writers take turns,
/// over all processes. The environment closes when the last reference to it, or to a transaction of
/// it, is gone. <doc:Concurrency> has the rules and the reasons.
///
/// Not for network file systems, and not to be used in a child after `fork`.
@safe
// @unchecked Sendable because `handle` never changes and LMDB allows an environment to be used from
// any thread; everything else is an atomic or behind a lock.
public final class Environment: @unchecked Sendable {
    /// The path as it was given.
    public let path: String

    /// The options as they were given.
    public let options: Options

    /// How many readers of dead processes were found, and removed, when the environment was opened.
    ///
    /// Such a reader keeps old pages from being reused, so the file grows. LMDB has no check of its
    /// own at open. The corresponding C call is `mdb_reader_check`.
    public let staleReaderCountAtOpen: Int

    let handle: EnvironmentHandle
    /// Tells the databases of this environment from those of others.
    let id: UInt32
    private let files: Set<FileIdentity>
    #if DEBUG
    /// Kept alive here, because LMDB's handle points to it.
    private let forcedErrors: ForcedErrors?
    #endif

    /// The code of the first commit or sync that failed; 0 when none did.
    private let failureCode = Atomic<CInt>(0)
    /// The thread that has the write transaction; 0 when none of this process has.
    let writerThread = Atomic<UInt>(0)
    /// Held while a commit runs, until its outcome is noted.
    let commitLock = Mutex<Void>(())
    /// Held by whoever opens a database.
    let databaseLock = Mutex<Void>(())

    private static let lastID = Atomic<UInt32>(0)

    /// Opens the environment in the file at `path`, which is created when it is missing.
    ///
    /// Removes readers that dead processes left behind. Throws ``LMDBError/alreadyOpen`` when this
    /// process has the same file open, by whatever path; ``LMDBError/notFound`` when the folder, or
    /// for reading only the file, is missing; ``LMDBError/invalid`` or
    /// ``LMDBError/versionMismatch`` for a foreign file; ``LMDBError/noMemory`` when there is no
    /// address space for the map; and what the system says. The corresponding C call is
    /// `mdb_env_open`.
    public init(path: String, options: Options = Options()) throws(LMDBError) {
        // C would read only up to the zero.
        if path.utf8.contains(0) { throw .invalidArgument }
        // LMDB would find no file here, but leave a lock file of that name behind.
        if path.isEmpty { throw .notFound }
        let (handle, files) = try EnvironmentRegistry.register(path: path) {
            () throws(LMDBError) in
            try EnvironmentHandle(path: path, options: options)
        }
        do throws(LMDBError) {
            staleReaderCountAtOpen = try handle.checkReaders()
        } catch {
            EnvironmentRegistry.unregister(files) { handle.close() }
            throw error
        }
        self.path = path
        self.options = options
        self.handle = handle
        self.files = files
        id = Self.lastID.add(1, ordering: .relaxed).newValue
        #if DEBUG
        forcedErrors = ForcedErrors.current
        #endif
    }

    deinit {
        EnvironmentRegistry.unregister(files) { handle.close() }
    }

    /// The error of the first commit or sync that failed; from then on the environment is
    /// read-only.
    ///
    /// What such a call left on the disk is unknown until the file is opened anew, so
    /// ``beginWrite()`` throws ``LMDBError/readOnlyAfterFailure``. Reads go on, and see the last
    /// commit that succeeded.
    public var failure: LMDBError? {
        let code = failureCode.load(ordering: .acquiring)
        return code == Code.success ? nil : LMDBError(rawValue: code)
    }

    /// Makes the environment read-only because of `error`, unless an earlier error already did.
    func becomeReadOnly(after error: LMDBError) {
        _ = failureCode.compareExchange(
            expected: Code.success,
            desired: error.rawValue,
            ordering: .acquiringAndReleasing
        )
    }
}
