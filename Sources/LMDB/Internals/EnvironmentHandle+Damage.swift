internal import Glibc

extension EnvironmentHandle {
    /// The exit code of a process that came upon a damaged file.
    private static let damagedExitCode: CInt = 4

    /// Has the file named where LMDB comes upon a page that it never wrote.
    ///
    /// It gives no error then but ends the process, whatever is done here; so the process ends with
    /// a line on standard error that says which file and what to do, and not by a signal.
    func nameDamage() throws(LMDBError) {
        try LMDBError.check(
            unsafe lmdb_env_set_assert(pointer) { environment, assertion in
                let path = unsafe environment.map { unsafe lmdb_env_get_path($0) } ?? ""
                let what = unsafe assertion.map { unsafe String(cString: $0) } ?? ""
                var line = "error: \(path) is damaged; restore a backup (LMDB: \(what))\n"
                line.withUTF8 { text in
                    _ = unsafe write(STDERR_FILENO, text.baseAddress, text.count)
                }
                _exit(EnvironmentHandle.damagedExitCode)
            }
        )
    }
}
