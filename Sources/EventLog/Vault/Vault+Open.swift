internal import EventModel
internal import LMDB

extension Vault {
    /// Refuses a store key that is not the one that the vault was made with.
    func checkKey() throws {
        guard let found = try fingerprint() else {
            throw EventLogError(
                .damaged,
                "the vault does not belong to the log; restore \(environment.path) from a backup"
            )
        }
        guard found == key.fingerprint else {
            throw EventLogError(
                .keyFile,
                "the key is not the one that this store was made with; use its own"
            )
        }
    }

    /// Marks a new vault with the fingerprint of its key, and checks it if it has one already.
    func markKey() throws {
        if try fingerprint() == nil {
            let name = Self.fingerprintName
            var value = key.fingerprint
            unsafe Check(key: name.span.bytes).end(&value)
            var txn = try environment.beginWrite()
            // Another process may just have been quicker.
            _ = unsafe try txn.insert(
                value.span.bytes,
                forKey: name.span.bytes,
                in: metaDatabase
            )
            try txn.commit()
        }
        try checkKey()
    }

    private func fingerprint() throws -> [UInt8]? {
        let txn = try environment.beginRead()
        let name = Self.fingerprintName
        guard let found = unsafe try txn.checkedValue(in: metaDatabase, forKey: name.span.bytes)
        else { return nil }
        return [UInt8](copying: found)
    }
}
