import Foundation
import LMDB
import Testing

@Suite struct LMDBErrorTests {
    private static let lmdb: [(LMDBError, CInt, String)] = [
        (.keyExists, -30799, "MDB_KEYEXIST"),
        (.databaseNotFound, -30798, "MDB_NOTFOUND"),
        (.pageNotFound, -30797, "MDB_PAGE_NOTFOUND"),
        (.corrupted, -30796, "MDB_CORRUPTED"),
        (.panic, -30795, "MDB_PANIC"),
        (.versionMismatch, -30794, "MDB_VERSION_MISMATCH"),
        (.invalid, -30793, "MDB_INVALID"),
        (.mapFull, -30792, "MDB_MAP_FULL"),
        (.databasesFull, -30791, "MDB_DBS_FULL"),
        (.readersFull, -30790, "MDB_READERS_FULL"),
        (.threadLocalStorageFull, -30789, "MDB_TLS_FULL"),
        (.transactionFull, -30788, "MDB_TXN_FULL"),
        (.cursorFull, -30787, "MDB_CURSOR_FULL"),
        (.pageFull, -30786, "MDB_PAGE_FULL"),
        (.mapResized, -30785, "MDB_MAP_RESIZED"),
        (.incompatible, -30784, "MDB_INCOMPATIBLE"),
        (.badReaderSlot, -30783, "MDB_BAD_RSLOT"),
        (.badTransaction, -30782, "MDB_BAD_TXN"),
        (.badValueSize, -30781, "MDB_BAD_VALSIZE"),
        (.badDatabase, -30780, "MDB_BAD_DBI"),
    ]

    private static let system: [(LMDBError, CInt)] = [
        (.notPermitted, EPERM), (.notFound, ENOENT), (.interrupted, EINTR), (.inputOutput, EIO),
        (.noMemory, ENOMEM), (.accessDenied, EACCES), (.busy, EBUSY), (.fileExists, EEXIST),
        (.notDirectory, ENOTDIR), (.isDirectory, EISDIR), (.invalidArgument, EINVAL),
        (.tooManyOpenFiles, EMFILE), (.tooManyOpenFilesInSystem, ENFILE), (.fileTooLarge, EFBIG),
        (.noSpace, ENOSPC), (.readOnlyFileSystem, EROFS), (.fileNameTooLong, ENAMETOOLONG),
        (.wouldBlock, EAGAIN), (.noLocks, ENOLCK), (.quotaExceeded, EDQUOT),
    ]

    @Test func `every code of LMDB has its name and its text`() {
        for (error, code, name) in Self.lmdb {
            #expect(error.rawValue == code)
            #expect(error.description.hasPrefix(name + ": "), "\(error)")
        }
        #expect(Set(Self.lmdb.map(\.1)) == Set(-30799 ... -30780))
    }

    @Test func `the system's codes have the system's texts`() {
        for (error, code) in Self.system {
            #expect(error.rawValue == code)
            let text = unsafe String(cString: strerror(code))
            #expect(error.description == text)
        }
    }

    @Test func `this module's own codes are nobody else's`() {
        let berkeleyAndLMDB = -30999 ... -30780 as ClosedRange<CInt>
        for error in [.alreadyOpen, .readOnlyAfterFailure] as [LMDBError] {
            #expect(error.rawValue < 0 && !berkeleyAndLMDB.contains(error.rawValue))
            #expect(!error.description.contains("Unknown"))
        }
        #expect(LMDBError.alreadyOpen != .readOnlyAfterFailure)
    }

    @Test func `an unknown code is kept`() {
        for code in [-1, -30779, -30800, .min, 9999] as [CInt] {
            #expect(LMDBError(rawValue: code).rawValue == code)
            #expect(LMDBError(rawValue: code).description.contains("\(code)"))
        }
    }

    @Test func `a catch clause matches the code`() {
        func thrown(_ error: any Error) -> String {
            do {
                throw error
            } catch LMDBError.mapFull {
                return "full"
            } catch LMDBError.noSpace {
                return "space"
            } catch {
                return "other"
            }
        }
        #expect(thrown(LMDBError.mapFull) == "full")
        #expect(thrown(LMDBError(rawValue: ENOSPC)) == "space")
        #expect(thrown(LMDBError.panic) == "other")
        #expect(thrown(CancellationError()) == "other")
    }

    @Test func `success is no error`() async {
        let result = await #expect(
            processExitsWith: .failure,
            observing: [\.standardErrorContent]
        ) {
            throw LMDBError(rawValue: 0)
        }
        #expect(trapped(result, on: "An error has a code that is not zero."))
    }
}
