/// LMDB's handle of a cursor, owned by the ``Cursor`` that closes it.
@safe
struct CursorHandle {
    let pointer: OpaquePointer

    func close() {
        unsafe lmdb_cursor_close(pointer)
    }
}

extension Cursor {
    /// Moves where no key is needed; to `miss` when LMDB finds no entry.
    @_lifetime(copy self)
    @inline(__always)
    mutating func move(
        _ move: CursorMove,
        otherwise miss: Place
    ) throws(LMDBError) -> Entry? {
        var key = unsafe UnsafeRawBufferPointer(start: nil, count: 0)
        var value = unsafe UnsafeRawBufferPointer(start: nil, count: 0)
        let code = unsafe lmdb_cursor_get(handle.pointer, &key, &value, move)
        return try unsafe arrive(code, key, value, otherwise: miss)
    }

    /// Moves to a byte string; to `miss` when LMDB finds no entry.
    @_lifetime(copy self)
    mutating func seek(
        _ move: CursorMove,
        _ target: RawSpan,
        otherwise miss: Place
    ) throws(LMDBError) -> Entry? {
        precondition(
            !hasIntegerKeys,
            "A database with integer keys takes UInt64 keys only."
        )
        // LMDB takes no empty key, but what comes after it is plain.
        if target.isEmpty && move == .atOrAfter { return try self.move(.first, otherwise: miss) }
        var key = unsafe UnsafeRawBufferPointer(start: nil, count: 0)
        var value = unsafe UnsafeRawBufferPointer(start: nil, count: 0)
        let code = unsafe target.withUnsafeBytes { target in
            unsafe key = target
            return unsafe lmdb_cursor_get(handle.pointer, &key, &value, move)
        }
        return try unsafe arrive(code, key, value, otherwise: miss)
    }

    /// Moves to an integer; to `miss` when LMDB finds no entry.
    @_lifetime(copy self)
    mutating func seek(
        _ move: CursorMove,
        _ target: UInt64,
        otherwise miss: Place
    ) throws(LMDBError) -> Entry? {
        precondition(
            hasIntegerKeys,
            "A UInt64 key needs a database opened with .integerKey."
        )
        var key = unsafe UnsafeRawBufferPointer(start: nil, count: 0)
        var value = unsafe UnsafeRawBufferPointer(start: nil, count: 0)
        let code = unsafe withUnsafeBytes(of: target) { target in
            unsafe key = target
            return unsafe lmdb_cursor_get(handle.pointer, &key, &value, move)
        }
        return try unsafe arrive(code, key, value, otherwise: miss)
    }

    /// Notes where the cursor stands now, and makes the entry of what LMDB gave.
    @_lifetime(copy self)
    @inline(__always)
    @unsafe private mutating func arrive(
        _ code: CInt,
        _ key: UnsafeRawBufferPointer,
        _ value: UnsafeRawBufferPointer,
        otherwise miss: Place
    ) throws(LMDBError) -> Entry? {
        guard code == Code.success else {
            place = code == Code.notFound ? miss : .nowhere
            if code == Code.notFound { return nil }
            throw LMDBError(rawValue: code)
        }
        place = .onEntry
        // LMDB compares whatever it finds as an integer: a damaged file must not get further.
        if hasIntegerKeys && key.count != MemoryLayout<UInt64>.size { throw .corrupted }
        return unsafe entry(key, value, of: self)
    }
}
