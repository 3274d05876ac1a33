internal import EventLog
internal import EventModel
internal import Glibc
internal import ProfileHistoryStore

/// Whether the service can do its work: what `/readyz` answers.
struct Readiness: Sendable {
    /// One thing that must be so.
    struct Check: Sendable {
        let name: String
        let isPassed: Bool
        /// What is found, or how it is mended.
        let detail: String
    }

    let checks: [Check]

    var isReady: Bool { checks.allSatisfy(\.isPassed) }

    /// Looks at the log, the views and the disk.
    init(_ backend: Backend) {
        checks = [
            Self.log(backend.store), Self.views(backend.store), Self.readLog(backend),
            Self.disk(backend.settings),
        ]
    }

    private static func log(_ store: HistoryStore) -> Check {
        do {
            let next = try store.log.nextPosition()
            return Check(name: "log", isPassed: true, detail: "\(next.rawValue) events")
        } catch {
            return Check(name: "log", isPassed: false, detail: "it can not be read")
        }
    }

    private static func views(_ store: HistoryStore) -> Check {
        do {
            _ = try store.views()
            // Views change in the transactions of the log: what is read is current.
            return Check(name: "views", isPassed: true, detail: "current")
        } catch {
            return Check(name: "views", isPassed: false, detail: "run: profilehistory views list")
        }
    }

    private static func readLog(_ backend: Backend) -> Check {
        let isWritable = !backend.recorder.isFailing.isSet
        return Check(
            name: "readLog",
            isPassed: isWritable,
            detail: isWritable ? "writable" : "the last entry could not be written"
        )
    }

    private static func disk(_ settings: Settings) -> Check {
        guard let left = DiskSpace.left(at: settings.store) else {
            return Check(name: "disk", isPassed: false, detail: "the folder can not be looked at")
        }
        return Check(
            name: "disk",
            isPassed: left >= settings.diskReserveByteCount,
            detail: "\(left) bytes left"
        )
    }
}

/// How much room a disk has.
enum DiskSpace {
    /// The bytes left where a folder lies; `nil` where that can not be told.
    static func left(at folder: String) -> Int? {
        var stats = statvfs()
        guard unsafe statvfs(folder, &stats) == 0 else { return nil }
        return Int(clamping: UInt64(stats.f_bavail) * UInt64(stats.f_frsize))
    }
}
