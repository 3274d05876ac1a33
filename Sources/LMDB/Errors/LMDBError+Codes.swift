extension LMDBError {
    /// The key is already there, or, with ``PutMode/append``, is not greater than the last one.
    ///
    /// The corresponding C error is `MDB_KEYEXIST`.
    public static var keyExists: LMDBError { LMDBError(rawValue: Code.keyExists) }

    /// There is no database of this name, and ``Database/Options/create`` was not given.
    ///
    /// Only opening a database throws it: an absent key is `nil` or `false`. The corresponding C
    /// error is `MDB_NOTFOUND`.
    public static var databaseNotFound: LMDBError { LMDBError(rawValue: Code.notFound) }

    /// A page that the tree points to is not in the file: usually damage.
    ///
    /// The corresponding C error is `MDB_PAGE_NOTFOUND`.
    public static var pageNotFound: LMDBError { LMDBError(rawValue: Code.pageNotFound) }

    /// A page is of another kind than the tree says: the file is damaged.
    ///
    /// This module throws it also for a key of a database with integer keys that does not have
    /// eight bytes. The corresponding C error is `MDB_CORRUPTED`.
    public static var corrupted: LMDBError { LMDBError(rawValue: Code.corrupted) }

    /// The last step of an earlier commit failed and LMDB refuses this environment from then on.
    ///
    /// Only reopening helps. The corresponding C error is `MDB_PANIC`.
    public static var panic: LMDBError { LMDBError(rawValue: Code.panic) }

    /// The file or its lock file was written by an LMDB of another format version.
    ///
    /// The corresponding C error is `MDB_VERSION_MISMATCH`.
    public static var versionMismatch: LMDBError { LMDBError(rawValue: Code.versionMismatch) }

    /// The file is not an LMDB file.
    ///
    /// The corresponding C error is `MDB_INVALID`.
    public static var invalid: LMDBError { LMDBError(rawValue: Code.invalid) }

    /// The data has reached ``Environment/Options/mapByteCount``.
    ///
    /// Reopen with a larger map, or free space: long read transactions keep old pages in use. The
    /// corresponding C error is `MDB_MAP_FULL`.
    public static var mapFull: LMDBError { LMDBError(rawValue: Code.mapFull) }

    /// More databases were opened than ``Environment/Options/maximumDatabaseCount``.
    ///
    /// The corresponding C error is `MDB_DBS_FULL`.
    public static var databasesFull: LMDBError { LMDBError(rawValue: Code.databasesFull) }

    /// More read transactions are open than ``Environment/Options/maximumReaderCount``, counted
    /// over all processes.
    ///
    /// ``Environment/checkReaders()`` frees the slots of processes that died. The corresponding C
    /// error is `MDB_READERS_FULL`.
    public static var readersFull: LMDBError { LMDBError(rawValue: Code.readersFull) }

    /// Too many keys for thread-local storage are in use; only on Windows.
    ///
    /// The corresponding C error is `MDB_TLS_FULL`.
    public static var threadLocalStorageFull: LMDBError {
        LMDBError(rawValue: Code.threadLocalStorageFull)
    }

    /// The transaction has changed too many pages.
    ///
    /// The corresponding C error is `MDB_TXN_FULL`.
    public static var transactionFull: LMDBError { LMDBError(rawValue: Code.transactionFull) }

    /// The tree is deeper than a cursor can follow: an internal error of LMDB, or damage.
    ///
    /// The corresponding C error is `MDB_CURSOR_FULL`.
    public static var cursorFull: LMDBError { LMDBError(rawValue: Code.cursorFull) }

    /// A page has not enough space: an internal error of LMDB.
    ///
    /// The corresponding C error is `MDB_PAGE_FULL`.
    public static var pageFull: LMDBError { LMDBError(rawValue: Code.pageFull) }

    /// Another process has grown the data beyond this process's map.
    ///
    /// Reopen with at least its ``Environment/Options/mapByteCount``. The corresponding C error is
    /// `MDB_MAP_RESIZED`.
    public static var mapResized: LMDBError { LMDBError(rawValue: Code.mapResized) }

    /// The database does not allow this, or is of another kind than it was opened as.
    ///
    /// Thrown when a database with integer keys is opened as one without or the other way round,
    /// and for a database with sorted duplicates, which this module does not open. The
    /// corresponding C error is `MDB_INCOMPATIBLE`.
    public static var incompatible: LMDBError { LMDBError(rawValue: Code.incompatible) }

    /// A slot of the reader table is used in a way it must not be.
    ///
    /// The corresponding C error is `MDB_BAD_RSLOT`.
    public static var badReaderSlot: LMDBError { LMDBError(rawValue: Code.badReaderSlot) }

    /// The transaction cannot go on and must be aborted.
    ///
    /// A failed change is not reported so: the transaction keeps its first error. The
    /// corresponding C error is `MDB_BAD_TXN`.
    public static var badTransaction: LMDBError { LMDBError(rawValue: Code.badTransaction) }

    /// A key is empty or longer than ``Environment/maximumKeyByteCount``, or a value is longer than
    /// 4 GiB.
    ///
    /// The corresponding C error is `MDB_BAD_VALSIZE`.
    public static var badValueSize: LMDBError { LMDBError(rawValue: Code.badValueSize) }

    /// The database was changed unexpectedly, by another process for example.
    ///
    /// The corresponding C error is `MDB_BAD_DBI`.
    public static var badDatabase: LMDBError { LMDBError(rawValue: Code.badDatabase) }
}

extension LMDBError {
    /// This process has the environment open already.
    ///
    /// LMDB's locks do not survive a second open in one process, so this module refuses it. There
    /// is no corresponding C error; the code, -20001, is this module's own.
    public static var alreadyOpen: LMDBError { LMDBError(rawValue: Code.alreadyOpen) }

    /// A commit or a sync of this environment failed earlier, so it takes no more changes.
    ///
    /// ``Environment/failure`` has the cause. What is on the disk is only known after reopening.
    /// There is no corresponding C error; the code, -20002, is this module's own.
    public static var readOnlyAfterFailure: LMDBError {
        LMDBError(rawValue: Code.readOnlyAfterFailure)
    }
}
