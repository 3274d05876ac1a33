import Synchronization

extension Environment {
    /// Opens the database of a name, in a transaction of its own.
    ///
    /// With ``Database/Options/create`` that is a write transaction, so it waits for other writers
    /// and must not be called while this thread has one. Opening a name again gives the same
    /// database. Throws ``LMDBError/databaseNotFound`` when it is missing and not to be created,
    /// ``LMDBError/databasesFull`` when ``Options/maximumDatabaseCount`` are open,
    /// ``LMDBError/incompatible`` when it is of another kind than `options` say,
    /// ``LMDBError/accessDenied`` for a create in an environment open for reading only. The
    /// corresponding C call is `mdb_dbi_open`.
    public func openDatabase(
        named name: String,
        options: Database.Options = []
    ) throws(LMDBError) -> Database {
        // C would read only up to the zero.
        if name.utf8.contains(0) { throw .invalidArgument }
        if options.contains(.create), self.options.access == .readWrite {
            return try create(named: name, options: options)
        }
        return try databaseLock.withLock { (_) throws(LMDBError) in
            let transaction = try handle.begin(readOnly: true, environmentID: id)
            let database: Database
            do throws(LMDBError) {
                database = try transaction.openDatabase(named: name, options: options)
            } catch {
                transaction.abort()
                throw error
            }
            // Only a commit makes the handle known to other transactions. It frees the transaction
            // even when it fails, so it stands outside of what aborts.
            try LMDBError.check(transaction.commit())
            return database
        }
    }

    private func create(
        named name: String,
        options: Database.Options
    ) throws(LMDBError) -> Database {
        // First the write transaction and then the lock, the same order for everybody: a thread
        // with a write transaction may open a database that exists.
        var transaction: WriteTransaction? = try beginWrite()
        return try databaseLock.withLock { (_) throws(LMDBError) in
            guard let transaction = transaction.take() else {
                preconditionFailure("The lock runs its body once.")
            }
            let database = try transaction.handle.openDatabase(named: name, options: options)
            try transaction.commit()
            return database
        }
    }
}
