import Synchronization

/// The files of all environments that are open in this process.
///
/// LMDB locks its lock file with `fcntl`, and such locks belong to the process: closing a second
/// descriptor of the same file drops the locks of the first. So a second open must be refused
/// before any descriptor is made, which is why files are looked up by `stat` alone.
enum EnvironmentRegistry {
    private static let openFiles = Mutex<Set<FileIdentity>>([])

    /// Opens with `open` unless the data file or its lock file is open already.
    ///
    /// Opens and closes of one process take turns, so that nobody slips in between look and open.
    static func register(
        path: String,
        open: () throws(LMDBError) -> EnvironmentHandle
    ) throws(LMDBError) -> (handle: EnvironmentHandle, files: Set<FileIdentity>) {
        try openFiles.withLock { (openFiles) throws(LMDBError) in
            guard try openFiles.isDisjoint(with: files(at: path)) else { throw .alreadyOpen }
            let handle = try open()
            do throws(LMDBError) {
                let files = try files(at: path)
                openFiles.formUnion(files)
                return (handle, files)
            } catch {
                handle.close()
                throw error
            }
        }
    }

    /// Closes with `close` and forgets the files.
    static func unregister(_ files: Set<FileIdentity>, close: () -> Void) {
        openFiles.withLock { openFiles in
            close()
            openFiles.subtract(files)
        }
    }

    /// The data file and the lock file of an environment, as far as they exist.
    private static func files(at path: String) throws(LMDBError) -> Set<FileIdentity> {
        var files: Set<FileIdentity> = []
        for path in [path, path + "-lock"] {
            if let file = try system_identity(ofFileAt: path) { files.insert(file) }
        }
        return files
    }
}
