/// What both kinds of transaction can do: read one consistent state.
///
/// Bytes, entries and cursors that come out borrow the transaction. They lie in the map, without a
/// copy, and the compiler holds that none is used after the transaction has ended or, in a write
/// transaction, after a change. Only ``ReadTransaction`` and ``WriteTransaction`` conform.
public protocol Transaction: ~Copyable {
    /// The number of the transaction: for a reader, of the commit that it sees.
    var id: UInt64 { get }

    /// The value of a key, without a copy, or `nil` when there is none.
    @_lifetime(borrow self)
    func value(in database: Database, forKey key: RawSpan) throws(LMDBError) -> RawSpan?

    /// The value of an integer key, without a copy, or `nil` when there is none.
    @_lifetime(borrow self)
    func value(in database: Database, forKey key: UInt64) throws(LMDBError) -> RawSpan?

    /// Opens a cursor, to walk over the entries in the order of the keys.
    @_lifetime(borrow self)
    func cursor(in database: Database) throws(LMDBError) -> Cursor

    /// The size of a database.
    func statistics(of database: Database) throws(LMDBError) -> Statistics
}
