/// A place among the entries of a database, which moves in the order of the keys.
///
/// ```swift
/// var cursor = try txn.cursor(in: names)
/// var entry = try cursor.first()
/// while let found = entry {
///     …
///     entry = try cursor.next()
/// }
/// ```
///
/// A step costs neither an allocation nor a copy. The cursor borrows its transaction: it cannot
/// outlive it, and while it lives a write transaction cannot be changed. It stands on an entry, or
/// before the first, or after the last, or, when it is new or has looked for an exact key in vain,
/// nowhere: then ``next()`` starts at the first entry and ``previous()`` at the last.
@safe
public struct Cursor: ~Copyable, ~Escapable {
    /// Where a cursor stands; LMDB's own place after an end is not the same in both directions.
    enum Place {
        case nowhere, beforeFirst, onEntry, afterLast
    }

    let handle: CursorHandle
    let hasIntegerKeys: Bool
    var place = Place.nowhere

    @_lifetime(borrow transaction)
    init<Owner: Transaction & ~Copyable>(
        _ handle: CursorHandle,
        in database: Database,
        borrowing transaction: borrowing Owner
    ) {
        self.handle = handle
        hasIntegerKeys = database.hasIntegerKeys
    }

    deinit {
        handle.close()
    }

    /// Goes to the entry with the smallest key; `nil` when the database is empty.
    ///
    /// The corresponding C operation is `MDB_FIRST`.
    @_lifetime(copy self)
    public mutating func first() throws(LMDBError) -> Entry? {
        return try move(.first, otherwise: .afterLast)
    }

    /// Goes to the entry with the greatest key; `nil` when the database is empty.
    ///
    /// The corresponding C operation is `MDB_LAST`.
    @_lifetime(copy self)
    public mutating func last() throws(LMDBError) -> Entry? {
        return try move(.last, otherwise: .beforeFirst)
    }

    /// Goes to the entry after this one; `nil` when there is none, however often it is asked.
    ///
    /// The corresponding C operation is `MDB_NEXT`.
    @_lifetime(copy self)
    public mutating func next() throws(LMDBError) -> Entry? {
        switch place {
        case .onEntry: return try move(.next, otherwise: .afterLast)
        case .nowhere, .beforeFirst: return try move(.first, otherwise: .afterLast)
        case .afterLast: return nil
        }
    }

    /// Goes to the entry before this one; `nil` when there is none, however often it is asked.
    ///
    /// The corresponding C operation is `MDB_PREV`.
    @_lifetime(copy self)
    public mutating func previous() throws(LMDBError) -> Entry? {
        switch place {
        case .onEntry: return try move(.previous, otherwise: .beforeFirst)
        case .nowhere, .afterLast: return try move(.last, otherwise: .beforeFirst)
        case .beforeFirst: return nil
        }
    }

    /// Goes to the first entry whose key is not smaller than `key`; `nil` when there is none, and
    /// then ``previous()`` gives the last entry.
    ///
    /// The empty key comes before all others. The corresponding C operation is `MDB_SET_RANGE`.
    @_lifetime(copy self)
    public mutating func seek(atOrAfter key: RawSpan) throws(LMDBError) -> Entry? {
        try seek(.atOrAfter, key, otherwise: .afterLast)
    }

    /// Goes to the first entry whose integer key is not smaller than `key`; `nil` when there is
    /// none, and then ``previous()`` gives the last entry.
    ///
    /// The corresponding C operation is `MDB_SET_RANGE`.
    @_lifetime(copy self)
    public mutating func seek(atOrAfter key: UInt64) throws(LMDBError) -> Entry? {
        try seek(.atOrAfter, key, otherwise: .afterLast)
    }

    /// Goes to the entry of `key`; `nil` when there is none, and then the cursor stands nowhere.
    ///
    /// Throws ``LMDBError/badValueSize`` for an empty key, which no entry can have. The
    /// corresponding C operation is `MDB_SET_KEY`.
    @_lifetime(copy self)
    public mutating func seek(exactly key: RawSpan) throws(LMDBError) -> Entry? {
        try seek(.exactly, key, otherwise: .nowhere)
    }

    /// Goes to the entry of an integer key; `nil` when there is none, and then the cursor stands
    /// nowhere.
    ///
    /// The corresponding C operation is `MDB_SET_KEY`.
    @_lifetime(copy self)
    public mutating func seek(exactly key: UInt64) throws(LMDBError) -> Entry? {
        try seek(.exactly, key, otherwise: .nowhere)
    }
}
