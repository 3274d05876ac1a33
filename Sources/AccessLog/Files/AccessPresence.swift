internal import Glibc

/// Shows other processes that readings are being logged: a shared lock on the read log's file,
/// which the kernel lets go of when the process ends, however it does.
///
/// LMDB locks a file of its own, so the two do not meet.
final class AccessPresence: Sendable {
    private let file: Int32

    /// Shows it for as long as the object lives, where the file system can: others only learn from
    /// it how much to write at once.
    init(_ path: String) {
        file = unsafe open(path, O_RDONLY | O_CLOEXEC)
        while file >= 0, flock(file, LOCK_SH) != 0, errno == EINTR {}
    }

    deinit {
        if file >= 0 { close(file) }
    }

    /// Whether anybody shows it now; nobody where there is no file.
    static func isShown(_ path: String) -> Bool {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return false }
        defer { close(file) }
        // Had for a moment, when nobody has it; whoever begins then waits for that moment.
        return flock(file, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK
    }
}
