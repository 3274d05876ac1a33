import CLMDB

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Numbers of the C headers under Swift names, so that no other file needs those headers.
enum Constants {
    // Environment
    static let noSubdirectory = UInt32(MDB_NOSUBDIR)
    static let noThreadLocalStorage = UInt32(MDB_NOTLS)
    static let noSync = UInt32(MDB_NOSYNC)
    static let readOnly = UInt32(MDB_RDONLY)
    static let compactingCopy = UInt32(MDB_CP_COMPACT)

    // Database
    static let create = UInt32(MDB_CREATE)
    static let integerKey = UInt32(MDB_INTEGERKEY)
    static let sortedDuplicates = UInt32(MDB_DUPSORT)
    static let reverseKey = UInt32(MDB_REVERSEKEY)

    // Put
    static let noOverwrite = UInt32(MDB_NOOVERWRITE)
    static let append = UInt32(MDB_APPEND)
    static let reserve = UInt32(MDB_RESERVE)

    // Version of the headers
    static let versionMajor = MDB_VERSION_MAJOR
    static let versionMinor = MDB_VERSION_MINOR
    static let versionPatch = MDB_VERSION_PATCH
}

/// Codes of LMDB that the module itself tells apart.
enum Code {
    static let success: CInt = MDB_SUCCESS
    static let keyExists: CInt = MDB_KEYEXIST
    static let notFound: CInt = MDB_NOTFOUND
    static let pageNotFound: CInt = MDB_PAGE_NOTFOUND
    static let corrupted: CInt = MDB_CORRUPTED
    static let panic: CInt = MDB_PANIC
    static let versionMismatch: CInt = MDB_VERSION_MISMATCH
    static let invalid: CInt = MDB_INVALID
    static let mapFull: CInt = MDB_MAP_FULL
    static let databasesFull: CInt = MDB_DBS_FULL
    static let readersFull: CInt = MDB_READERS_FULL
    static let threadLocalStorageFull: CInt = MDB_TLS_FULL
    static let transactionFull: CInt = MDB_TXN_FULL
    static let cursorFull: CInt = MDB_CURSOR_FULL
    static let pageFull: CInt = MDB_PAGE_FULL
    static let mapResized: CInt = MDB_MAP_RESIZED
    static let incompatible: CInt = MDB_INCOMPATIBLE
    static let badReaderSlot: CInt = MDB_BAD_RSLOT
    static let badTransaction: CInt = MDB_BAD_TXN
    static let badValueSize: CInt = MDB_BAD_VALSIZE
    static let badDatabase: CInt = MDB_BAD_DBI
    static let firstOfLMDB: CInt = MDB_KEYEXIST
    static let lastOfLMDB: CInt = MDB_LAST_ERRCODE

    static let notPermitted: CInt = EPERM
    static let noSuchFile: CInt = ENOENT
    static let interrupted: CInt = EINTR
    static let inputOutput: CInt = EIO
    static let noMemory: CInt = ENOMEM
    static let accessDenied: CInt = EACCES
    static let busy: CInt = EBUSY
    static let fileExists: CInt = EEXIST
    static let notDirectory: CInt = ENOTDIR
    static let isDirectory: CInt = EISDIR
    static let invalidArgument: CInt = EINVAL
    static let tooManyOpenFiles: CInt = EMFILE
    static let tooManyOpenFilesInSystem: CInt = ENFILE
    static let fileTooLarge: CInt = EFBIG
    static let noSpace: CInt = ENOSPC
    static let readOnlyFileSystem: CInt = EROFS
    static let fileNameTooLong: CInt = ENAMETOOLONG
    static let wouldBlock: CInt = EAGAIN
    static let noLocks: CInt = ENOLCK
    static let quotaExceeded: CInt = EDQUOT

    // Ours. Berkeley DB and LMDB use -30999 to -30780, errno is positive.
    static let alreadyOpen: CInt = -20_001
    static let readOnlyAfterFailure: CInt = -20_002
}

/// Where a cursor shall go: LMDB's numbers.
enum CursorMove {
    case first, last, next, previous, exactly, atOrAfter

    var operation: MDB_cursor_op {
        switch self {
        case .first: MDB_FIRST
        case .last: MDB_LAST
        case .next: MDB_NEXT
        case .previous: MDB_PREV
        case .exactly: MDB_SET_KEY
        case .atOrAfter: MDB_SET_RANGE
        }
    }
}
