/// LMDB's handle of an open environment.
///
/// Copies share the handle; ``Environment`` owns it and is the only one to close it.
@safe
struct EnvironmentHandle {
    let pointer: OpaquePointer

    /// Creates, configures and opens; on failure nothing is left open.
    init(path: String, options: Environment.Options) throws(LMDBError) {
        var pointer: OpaquePointer?
        try LMDBError.check(unsafe lmdb_env_create(&pointer))
        guard let pointer = unsafe pointer else {
            preconditionFailure("mdb_env_create succeeds only with a handle.")
        }
        unsafe self.pointer = pointer
        #if DEBUG
        if let errors = ForcedErrors.current { unsafe lmdb_env_set_userctx(pointer, errors) }
        #endif
        do throws(LMDBError) {
            try nameDamage()
            try configureAndOpen(path: path, options: options)
        } catch {
            // LMDB asks for the close also after a failed open.
            close()
            throw error
        }
    }

    private func configureAndOpen(
        path: String,
        options: Environment.Options
    ) throws(LMDBError) {
        try LMDBError.check(unsafe lmdb_env_set_mapsize(pointer, options.roundedMapByteCount))
        try LMDBError.check(unsafe lmdb_env_set_maxdbs(pointer, options.maximumDatabaseCount))
        try LMDBError.check(unsafe lmdb_env_set_maxreaders(pointer, options.maximumReaderCount))
        let isNew = try system_identity(ofFileAt: path) == nil
        try LMDBError.check(
            unsafe lmdb_env_open(pointer, path, options.flags, options.permissions)
        )
        // LMDB syncs what is in the file, but not that the file is in its folder.
        if isNew && options.synchronization == .durable {
            try system_fsync(folderOf: path)
        }
        try fill(path)
    }

    /// Sees that the file has all the pages that it says it has.
    ///
    /// A file that was cut short ends the process when a page behind its end is touched. Filled
    /// with zeros, such a page is one that LMDB finds to be corrupted. LMDB itself may leave the
    /// last pages unwritten where they are free, so a short file need not be damaged.
    private func fill(_ path: String) throws(LMDBError) {
        var numbers = EnvironmentNumbers()
        try LMDBError.check(unsafe lmdb_env_info(pointer, &numbers))
        var statistics = StatisticsNumbers()
        try LMDBError.check(unsafe lmdb_env_stat(pointer, &statistics))
        let byteCount = (numbers.lastPage &+ 1) &* Int(statistics.pageByteCount)
        try system_extend(path, to: byteCount)
    }

    /// Closes the environment; the handle must not be used again.
    func close() {
        unsafe lmdb_env_close(pointer)
    }

    /// Begins a transaction of LMDB's.
    func begin(readOnly: Bool, environmentID: UInt32) throws(LMDBError) -> TransactionHandle {
        var transaction: OpaquePointer?
        let flags = readOnly ? Constants.readOnly : 0
        try LMDBError.check(unsafe lmdb_txn_begin(pointer, flags, &transaction))
        guard let transaction = unsafe transaction else {
            preconditionFailure("mdb_txn_begin succeeds only with a handle.")
        }
        return unsafe TransactionHandle(pointer: transaction, environmentID: environmentID)
    }

    /// Frees the reader slots of dead processes and says how many there were.
    func checkReaders() throws(LMDBError) -> Int {
        var dead: CInt = 0
        try LMDBError.check(unsafe lmdb_reader_check(pointer, &dead))
        return Int(dead)
    }

    /// The lines in which LMDB lists its readers.
    func readerLines() throws(LMDBError) -> String {
        var text = ""
        let code = unsafe withUnsafeMutablePointer(to: &text) { text in
            unsafe lmdb_reader_list(
                pointer,
                { line, context in
                    // SAFETY: the context is the text above, which outlives the call.
                    guard let line = unsafe line, let context = unsafe context else { return -1 }
                    let text = unsafe context.assumingMemoryBound(to: String.self)
                    unsafe text.pointee += String(cString: line)
                    return 0
                },
                text
            )
        }
        try LMDBError.check(code)
        return text
    }
}
