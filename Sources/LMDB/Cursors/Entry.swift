/// A key and its value, where they lie in the map.
///
/// Outlives the cursor's next step, but not the transaction nor, in a write transaction, the next
/// change.
public struct Entry: ~Escapable {
    /// The key; with ``Database/Options/integerKey``, eight bytes in the machine's order.
    public let key: RawSpan

    /// The value.
    public let value: RawSpan

    @_lifetime(copy key, copy value)
    init(key: RawSpan, value: RawSpan) {
        self.key = key
        self.value = value
    }

    /// Whether another entry of the same transaction has its key in the same 4,096 bytes of the
    /// file.
    ///
    /// Of the entries of one of LMDB's pages the first and the last are told so from their
    /// neighbours: where the tree leads to both, it leads to all between them.
    public func isBeside(_ other: borrowing Entry) -> Bool { part == other.part }

    private var part: UInt {
        unsafe key.withUnsafeBytes { UInt(bitPattern: $0.baseAddress) >> 12 }
    }

    /// The key of a database with integer keys.
    ///
    /// For a key that does not have eight bytes it is a programmer error; a cursor never gives one
    /// out for such a database.
    public var integerKey: UInt64 {
        precondition(
            key.byteCount == MemoryLayout<UInt64>.size,
            "Only a database opened with .integerKey has integer keys."
        )
        return unsafe key.unsafeLoadUnaligned(as: UInt64.self)
    }
}
