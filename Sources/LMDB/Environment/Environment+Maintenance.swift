extension Environment {
    /// The longest key in bytes, 511 unless LMDB was built otherwise.
    ///
    /// The corresponding C call is `mdb_env_get_maxkeysize`.
    public var maximumKeyByteCount: Int {
        Int(unsafe lmdb_env_get_maxkeysize(handle.pointer))
    }

    /// The text of the LMDB that runs, with its version and date.
    ///
    /// `LMDBVersion.linked` has the numbers. The corresponding C call is `mdb_version`.
    public static var linkedVersion: String {
        LMDBVersion.linkedText
    }

    /// Sizes and counts of the moment.
    ///
    /// The corresponding C calls are `mdb_env_info` and `mdb_env_stat`.
    public func information() throws(LMDBError) -> Information {
        var numbers = EnvironmentNumbers()
        try LMDBError.check(unsafe lmdb_env_info(handle.pointer, &numbers))
        var statistics = StatisticsNumbers()
        try LMDBError.check(unsafe lmdb_env_stat(handle.pointer, &statistics))
        return Information(numbers, pageByteCount: Int(statistics.pageByteCount))
    }

    /// The number of the last commit, by whatever process, 0 in a new file.
    ///
    /// Costs a look at two pages and no transaction. A commit that has returned is counted; one
    /// that is under way may be before a new reader sees it, so what was read is told from what
    /// came later by ``ReadTransaction/id``, not by this number. The corresponding C call is
    /// `mdb_env_info`.
    public func lastTransactionID() throws(LMDBError) -> UInt64 {
        var numbers = EnvironmentNumbers()
        try LMDBError.check(unsafe lmdb_env_info(handle.pointer, &numbers))
        return UInt64(clamping: numbers.lastTransactionID)
    }

    /// Frees the slots of readers whose process has died, and says how many there were.
    ///
    /// Cheap enough to be called every minute in a process that runs for long. The corresponding C
    /// call is `mdb_reader_check`.
    @discardableResult
    public func checkReaders() throws(LMDBError) -> Int {
        try handle.checkReaders()
    }

    /// Brings everything that is committed to the disk.
    ///
    /// Needed only with ``Options/Synchronization/unsafeNoSync``. A failure makes the environment
    /// read-only, see ``failure``: after a failed sync the system may have dropped the data. Throws
    /// ``LMDBError/readOnlyAfterFailure`` from then on. The corresponding C call is `mdb_env_sync`.
    public func synchronize() throws(LMDBError) {
        if failure != nil { throw .readOnlyAfterFailure }
        // LMDB refuses it too, but that is no failure of the disk.
        if options.access == .readOnly { throw .accessDenied }
        do throws(LMDBError) {
            try LMDBError.check(unsafe lmdb_env_sync(handle.pointer, force: true))
        } catch {
            becomeReadOnly(after: error)
            throw error
        }
    }

    /// Writes a consistent copy, as of now, to a file that must not exist yet.
    ///
    /// Readers and writers go on meanwhile; as for any read transaction, pages that they free are
    /// not reused until the copy is done. With `compacting` free pages are left out, so bytes
    /// that were deleted are not in the copy. The copy is synced, has the permissions of
    /// ``Options/permissions``, and is removed again on failure. Throws
    /// ``LMDBError/fileExists`` when there is a file. The corresponding C call is
    /// `mdb_env_copyfd2`.
    public func copy(toPath path: String, compacting: Bool = false) throws(LMDBError) {
        if path.utf8.contains(0) { throw .invalidArgument }
        // LMDB's own copy by path would let everybody read the file.
        let descriptor = try system_create(path, permissions: options.permissions)
        do throws(LMDBError) {
            try writeCopy(to: descriptor, compacting: compacting)
            try system_fsync(folderOf: path)
        } catch {
            system_unlink(path)
            throw error
        }
    }

    /// Writes and syncs a copy, and closes the descriptor whatever happens.
    private func writeCopy(to descriptor: CInt, compacting: Bool) throws(LMDBError) {
        do throws(LMDBError) {
            let flags = compacting ? Constants.compactingCopy : 0
            try LMDBError.check(unsafe lmdb_env_copyfd2(handle.pointer, descriptor, flags))
            try system_fsync(descriptor)
        } catch {
            try? system_close(descriptor)
            throw error
        }
        try system_close(descriptor)
    }
}
