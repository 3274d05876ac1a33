internal import HTTPTypes
internal import ProfileHistoryStore

/// Tells why nothing can be stored, before it is tried and after it failed.
struct WriteGuard: Sendable {
    let settings: Settings

    /// Refuses to store where the disk is nearly full.
    ///
    /// What is left is for the read log: reads go on only while they can be put on record.
    func check() throws(Problem) {
        if let problem = shortOfRoom { throw problem }
    }

    /// The answer to a write that failed, with the reason where that can be told.
    func problem(_ error: any Error) -> any Error {
        guard var problem = Problem(error), problem.type == .unavailable else { return error }
        if let reason = shortOfRoom {
            problem.detail = reason.detail
        } else if problem.isLasting {
            problem.detail =
                "the store could not write and stays read-only until the service is started "
                + "again; reads go on, and the operator's log says why"
        }
        return problem
    }

    private var shortOfRoom: Problem? {
        guard let left = DiskSpace.left(at: settings.store),
            left < settings.diskReserveByteCount || left < Self.leastByteCount
        else { return nil }
        var problem = Problem(
            .unavailable,
            "the store's disk is full but for a reserve; nothing is stored until there is room, "
                + "and reads go on"
        )
        problem.headers[.retryAfter] = "60"
        return problem
    }

    /// What one commit may need at least.
    private static let leastByteCount = 1 << 20
}
