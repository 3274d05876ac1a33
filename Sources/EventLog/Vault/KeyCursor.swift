internal import EventModel
internal import LMDB

/// Walks over the keys of subjects that come in ascending order.
struct KeyCursor: ~Copyable, ~Escapable {
    private let vault: Vault
    private var cursor: Cursor
    private var isPlaced = false

    /// Starts before the first subject.
    @_lifetime(borrow txn)
    init(_ vault: Vault, in txn: borrowing ReadTransaction) throws(LMDBError) {
        self.vault = vault
        cursor = try txn.cursor(in: vault.keyDatabase)
    }

    /// The key that seals a subject's rows; `nil` for the registry, which is not sealed.
    ///
    /// Costs a step where the subject follows the one before, else a descent, and one opening under
    /// the vault's key. `workspace` is emptied and used.
    mutating func rowKey(
        of subject: SubjectID,
        using workspace: inout [UInt8]
    ) throws -> SealingKey? {
        guard subject.isPerson else { return nil }
        if let wrapped = try find(subject) {
            return try vault.unwrap(wrapped, of: subject, using: &workspace).rows
        }
        // Stored since the cursor's snapshot was taken, or not there.
        return try vault.keys(of: subject).rows
    }

    @_lifetime(copy self)
    private mutating func find(_ subject: SubjectID) throws(LMDBError) -> RawSpan? {
        if isPlaced, let next = try cursor.next(), next.integerKey == subject.rawValue {
            return next.value
        }
        let entry = try cursor.seek(exactly: subject.rawValue)
        isPlaced = entry != nil
        return entry?.value
    }
}
