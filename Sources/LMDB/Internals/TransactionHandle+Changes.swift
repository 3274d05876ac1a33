// Changes return LMDB's code: what it means for the transaction is for `WriteTransaction` to say.
extension TransactionHandle {
    @inline(__always)
    func put(
        _ value: RawSpan,
        forKey key: RawSpan,
        in database: UInt32,
        flags: UInt32
    ) -> CInt {
        unsafe key.withUnsafeBytes { key in
            unsafe value.withUnsafeBytes { value in
                unsafe lmdb_put(pointer, database, key, value, flags)
            }
        }
    }

    @inline(__always)
    func put(
        _ value: RawSpan,
        forKey key: UInt64,
        in database: UInt32,
        flags: UInt32
    ) -> CInt {
        unsafe withUnsafeBytes(of: key) { key in
            unsafe value.withUnsafeBytes { value in
                unsafe lmdb_put(pointer, database, key, value, flags)
            }
        }
    }

    @inline(__always)
    @unsafe func reserve(
        byteCount: Int,
        forKey key: RawSpan,
        in database: UInt32,
        flags: UInt32,
        space: inout UnsafeMutableRawBufferPointer
    ) -> CInt {
        unsafe key.withUnsafeBytes { key in
            unsafe lmdb_put_reserve(pointer, database, key, byteCount, flags, &space)
        }
    }

    @inline(__always)
    @unsafe func reserve(
        byteCount: Int,
        forKey key: UInt64,
        in database: UInt32,
        flags: UInt32,
        space: inout UnsafeMutableRawBufferPointer
    ) -> CInt {
        unsafe withUnsafeBytes(of: key) { key in
            unsafe lmdb_put_reserve(pointer, database, key, byteCount, flags, &space)
        }
    }

    @inline(__always)
    func delete(forKey key: RawSpan, in database: UInt32) -> CInt {
        unsafe key.withUnsafeBytes { key in unsafe lmdb_del(pointer, database, key) }
    }

    @inline(__always)
    func delete(forKey key: UInt64, in database: UInt32) -> CInt {
        unsafe withUnsafeBytes(of: key) { key in unsafe lmdb_del(pointer, database, key) }
    }

    func deleteAll(in database: UInt32) -> CInt {
        unsafe lmdb_drop(pointer, database)
    }
}
