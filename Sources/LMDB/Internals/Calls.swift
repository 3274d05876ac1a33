// swift-format-ignore-file: AlwaysUseLowerCamelCase
// A function here bears the name of the C function that it calls, with `lmdb_` for `mdb_`.

import CLMDB

// One function per C call, and no other file calls LMDB. Each returns the C call's code and does
// nothing else, except that in debug builds `ForcedErrors` may answer in LMDB's place.

// MARK: - Library

/// Calls `mdb_strerror`.
func lmdb_strerror(_ code: CInt) -> String {
    guard let text = unsafe mdb_strerror(code) else { return "Error code \(code)" }
    return unsafe String(cString: text)
}

/// Calls `mdb_version`.
func lmdb_version(_ major: inout CInt, _ minor: inout CInt, _ patch: inout CInt) -> String {
    guard let text = unsafe mdb_version(&major, &minor, &patch) else { return "" }
    return unsafe String(cString: text)
}

// MARK: - Environment

/// Calls `mdb_env_create`.
@unsafe func lmdb_env_create(_ environment: inout OpaquePointer?) -> CInt {
    #if DEBUG
    if let code = ForcedErrors.current?.code(for: .create) { return code }
    #endif
    return unsafe mdb_env_create(&environment)
}

/// Calls `mdb_env_set_assert`.
@unsafe func lmdb_env_set_assert(
    _ environment: OpaquePointer,
    _ function: @escaping @convention(c) (OpaquePointer?, UnsafePointer<CChar>?) -> Void
) -> CInt {
    unsafe mdb_env_set_assert(environment, function)
}

/// Calls `mdb_env_get_path`.
@unsafe func lmdb_env_get_path(_ environment: OpaquePointer) -> String {
    var path: UnsafePointer<CChar>?
    guard unsafe mdb_env_get_path(environment, &path) == 0, let path = unsafe path else {
        return ""
    }
    return unsafe String(cString: path)
}

/// Calls `mdb_env_open`.
@unsafe func lmdb_env_open(
    _ environment: OpaquePointer,
    _ path: String,
    _ flags: UInt32,
    _ permissions: UInt32
) -> CInt {
    #if DEBUG
    if let code = unsafe forcedCode(.open, environment: environment) { return code }
    #endif
    return unsafe mdb_env_open(environment, path, flags, mdb_mode_t(permissions))
}

/// Calls `mdb_env_close`.
@unsafe func lmdb_env_close(_ environment: OpaquePointer) {
    unsafe mdb_env_close(environment)
}

/// Calls `mdb_env_set_mapsize`.
@unsafe func lmdb_env_set_mapsize(_ environment: OpaquePointer, _ byteCount: Int) -> CInt {
    #if DEBUG
    if let code = unsafe forcedCode(.configure, environment: environment) { return code }
    #endif
    return unsafe mdb_env_set_mapsize(environment, byteCount)
}

/// Calls `mdb_env_set_maxdbs`.
@unsafe func lmdb_env_set_maxdbs(_ environment: OpaquePointer, _ count: UInt32) -> CInt {
    #if DEBUG
    if let code = unsafe forcedCode(.configure, environment: environment) { return code }
    #endif
    return unsafe mdb_env_set_maxdbs(environment, count)
}

/// Calls `mdb_env_set_maxreaders`.
@unsafe func lmdb_env_set_maxreaders(_ environment: OpaquePointer, _ count: UInt32) -> CInt {
    #if DEBUG
    if let code = unsafe forcedCode(.configure, environment: environment) { return code }
    #endif
    return unsafe mdb_env_set_maxreaders(environment, count)
}

/// Calls `mdb_env_get_maxkeysize`.
@unsafe func lmdb_env_get_maxkeysize(_ environment: OpaquePointer) -> CInt {
    unsafe mdb_env_get_maxkeysize(environment)
}

/// Calls `mdb_env_info`.
@unsafe func lmdb_env_info(
    _ environment: OpaquePointer,
    _ information: inout EnvironmentNumbers
) -> CInt {
    #if DEBUG
    if let code = unsafe forcedCode(.information, environment: environment) { return code }
    #endif
    var numbers = unsafe MDB_envinfo()
    let code = unsafe mdb_env_info(environment, &numbers)
    information.mapByteCount = unsafe numbers.me_mapsize
    information.lastPage = unsafe numbers.me_last_pgno
    information.lastTransactionID = unsafe numbers.me_last_txnid
    information.maximumReaderCount = unsafe numbers.me_maxreaders
    information.readerCount = unsafe numbers.me_numreaders
    return code
}

/// Calls `mdb_env_stat`.
@unsafe func lmdb_env_stat(
    _ environment: OpaquePointer,
    _ statistics: inout StatisticsNumbers
) -> CInt {
    #if DEBUG
    if let code = unsafe forcedCode(.information, environment: environment) { return code }
    #endif
    var numbers = MDB_stat()
    let code = unsafe mdb_env_stat(environment, &numbers)
    statistics = StatisticsNumbers(numbers)
    return code
}

/// Calls `mdb_env_sync`.
@unsafe func lmdb_env_sync(_ environment: OpaquePointer, force: Bool) -> CInt {
    #if DEBUG
    if let code = unsafe forcedCode(.sync, environment: environment) { return code }
    #endif
    return unsafe mdb_env_sync(environment, force ? 1 : 0)
}

/// Calls `mdb_env_copyfd2`.
@unsafe func lmdb_env_copyfd2(
    _ environment: OpaquePointer,
    _ descriptor: CInt,
    _ flags: UInt32
) -> CInt {
    #if DEBUG
    if let code = unsafe forcedCode(.copy, environment: environment) { return code }
    #endif
    return unsafe mdb_env_copyfd2(environment, descriptor, flags)
}

/// Calls `mdb_reader_check`.
@unsafe func lmdb_reader_check(_ environment: OpaquePointer, _ dead: inout CInt) -> CInt {
    #if DEBUG
    if let code = unsafe forcedCode(.readerCheck, environment: environment) { return code }
    #endif
    return unsafe mdb_reader_check(environment, &dead)
}

/// Calls `mdb_reader_list`, line by line.
@unsafe func lmdb_reader_list(
    _ environment: OpaquePointer,
    _ write: @convention(c) (UnsafePointer<CChar>?, UnsafeMutableRawPointer?) -> CInt,
    _ context: UnsafeMutableRawPointer
) -> CInt {
    #if DEBUG
    if let code = unsafe forcedCode(.readerList, environment: environment) { return code }
    #endif
    return unsafe mdb_reader_list(environment, write, context)
}

// MARK: - Transactions

/// Calls `mdb_txn_begin`.
@unsafe func lmdb_txn_begin(
    _ environment: OpaquePointer,
    _ flags: UInt32,
    _ transaction: inout OpaquePointer?
) -> CInt {
    #if DEBUG
    if let code = unsafe forcedCode(.begin, environment: environment) { return code }
    #endif
    return unsafe mdb_txn_begin(environment, nil, flags, &transaction)
}

/// Calls `mdb_txn_commit`, which frees the transaction whatever it returns.
@unsafe func lmdb_txn_commit(_ transaction: OpaquePointer) -> CInt {
    #if DEBUG
    let errors = unsafe forcedErrors(environment: mdb_txn_env(transaction))
    if let errors, let code = errors.code(for: .commit) {
        unsafe mdb_txn_abort(transaction)
        errors.afterFailedCommit()
        return code
    }
    #endif
    return unsafe mdb_txn_commit(transaction)
}

/// Calls `mdb_txn_abort`.
@unsafe func lmdb_txn_abort(_ transaction: OpaquePointer) {
    unsafe mdb_txn_abort(transaction)
}

/// Calls `mdb_txn_id`.
@unsafe func lmdb_txn_id(_ transaction: OpaquePointer) -> UInt64 {
    UInt64(unsafe mdb_txn_id(transaction))
}

// MARK: - Databases

/// Calls `mdb_dbi_open`.
@unsafe func lmdb_dbi_open(
    _ transaction: OpaquePointer,
    _ name: String,
    _ flags: UInt32,
    _ database: inout UInt32
) -> CInt {
    #if DEBUG
    if let code = unsafe forcedCode(.databaseOpen, transaction: transaction) { return code }
    #endif
    return unsafe mdb_dbi_open(transaction, name, flags, &database)
}

/// Calls `mdb_dbi_flags`.
@unsafe func lmdb_dbi_flags(
    _ transaction: OpaquePointer,
    _ database: UInt32,
    _ flags: inout UInt32
) -> CInt {
    #if DEBUG
    if let code = unsafe forcedCode(.databaseFlags, transaction: transaction) { return code }
    #endif
    return unsafe mdb_dbi_flags(transaction, database, &flags)
}

/// Calls `mdb_stat`.
@unsafe func lmdb_stat(
    _ transaction: OpaquePointer,
    _ database: UInt32,
    _ statistics: inout StatisticsNumbers
) -> CInt {
    #if DEBUG
    if let code = unsafe forcedCode(.statistics, transaction: transaction) { return code }
    #endif
    var numbers = MDB_stat()
    let code = unsafe mdb_stat(transaction, database, &numbers)
    statistics = StatisticsNumbers(numbers)
    return code
}

/// Calls `mdb_drop` so that it empties the database and keeps it.
@unsafe func lmdb_drop(_ transaction: OpaquePointer, _ database: UInt32) -> CInt {
    #if DEBUG
    if let code = unsafe forcedCode(.drop, transaction: transaction) { return code }
    #endif
    return unsafe mdb_drop(transaction, database, 0)
}

// MARK: - Entries

/// Calls `mdb_get`.
@unsafe func lmdb_get(
    _ transaction: OpaquePointer,
    _ database: UInt32,
    _ key: UnsafeRawBufferPointer,
    _ value: inout UnsafeRawBufferPointer
) -> CInt {
    #if DEBUG
    if let code = unsafe forcedCode(.get, transaction: transaction) { return code }
    #endif
    var key = unsafe MDB_val(reading: key)
    var found = unsafe MDB_val()
    let code = unsafe mdb_get(transaction, database, &key, &found)
    if code == MDB_SUCCESS { unsafe value = UnsafeRawBufferPointer(found) }
    return code
}

/// Calls `mdb_put`.
@unsafe func lmdb_put(
    _ transaction: OpaquePointer,
    _ database: UInt32,
    _ key: UnsafeRawBufferPointer,
    _ value: UnsafeRawBufferPointer,
    _ flags: UInt32
) -> CInt {
    #if DEBUG
    if let code = unsafe forcedCode(.put, transaction: transaction) { return code }
    #endif
    var key = unsafe MDB_val(reading: key)
    var value = unsafe MDB_val(reading: value)
    return unsafe mdb_put(transaction, database, &key, &value, flags)
}

/// Calls `mdb_put` with `MDB_RESERVE`, which gives the place of a value yet to be written.
@unsafe func lmdb_put_reserve(
    _ transaction: OpaquePointer,
    _ database: UInt32,
    _ key: UnsafeRawBufferPointer,
    _ byteCount: Int,
    _ flags: UInt32,
    _ space: inout UnsafeMutableRawBufferPointer
) -> CInt {
    #if DEBUG
    if let code = unsafe forcedCode(.put, transaction: transaction) { return code }
    #endif
    var key = unsafe MDB_val(reading: key)
    var value = unsafe MDB_val(mv_size: byteCount, mv_data: nil)
    let code = unsafe mdb_put(transaction, database, &key, &value, flags | Constants.reserve)
    if code == MDB_SUCCESS {
        unsafe space = UnsafeMutableRawBufferPointer(start: value.mv_data, count: byteCount)
    }
    return code
}

/// Calls `mdb_del`.
@unsafe func lmdb_del(
    _ transaction: OpaquePointer,
    _ database: UInt32,
    _ key: UnsafeRawBufferPointer
) -> CInt {
    #if DEBUG
    if let code = unsafe forcedCode(.delete, transaction: transaction) { return code }
    #endif
    var key = unsafe MDB_val(reading: key)
    return unsafe mdb_del(transaction, database, &key, nil)
}

// MARK: - Cursors

/// Calls `mdb_cursor_open`.
@unsafe func lmdb_cursor_open(
    _ transaction: OpaquePointer,
    _ database: UInt32,
    _ cursor: inout OpaquePointer?
) -> CInt {
    #if DEBUG
    if let code = unsafe forcedCode(.cursorOpen, transaction: transaction) { return code }
    #endif
    return unsafe mdb_cursor_open(transaction, database, &cursor)
}

/// Calls `mdb_cursor_close`.
@unsafe func lmdb_cursor_close(_ cursor: OpaquePointer) {
    unsafe mdb_cursor_close(cursor)
}

/// Calls `mdb_cursor_get`; a key goes in where the move needs one, and the entry's comes out.
@unsafe func lmdb_cursor_get(
    _ cursor: OpaquePointer,
    _ key: inout UnsafeRawBufferPointer,
    _ value: inout UnsafeRawBufferPointer,
    _ move: CursorMove
) -> CInt {
    #if DEBUG
    if let code = unsafe forcedCode(.cursorGet, transaction: mdb_cursor_txn(cursor)) {
        return code
    }
    #endif
    var keyBytes = unsafe MDB_val(reading: key)
    var found = unsafe MDB_val()
    let code = unsafe mdb_cursor_get(cursor, &keyBytes, &found, move.operation)
    if code == MDB_SUCCESS {
        unsafe key = UnsafeRawBufferPointer(keyBytes)
        unsafe value = UnsafeRawBufferPointer(found)
    }
    return code
}

// MARK: - Bytes and numbers

extension MDB_val {
    // SAFETY: LMDB's argument is not const, yet it never writes through a key or a value given to
    // it, as its manual says, so bytes that are only lent for reading may be cast.
    fileprivate init(reading bytes: UnsafeRawBufferPointer) {
        unsafe self.init(
            mv_size: bytes.count,
            mv_data: UnsafeMutableRawPointer(mutating: bytes.baseAddress)
        )
    }
}

extension UnsafeRawBufferPointer {
    @unsafe fileprivate init(_ value: MDB_val) {
        unsafe self.init(start: value.mv_data, count: value.mv_size)
    }
}

extension StatisticsNumbers {
    fileprivate init(_ numbers: MDB_stat) {
        self.init(
            pageByteCount: numbers.ms_psize,
            depth: numbers.ms_depth,
            branchPageCount: numbers.ms_branch_pages,
            leafPageCount: numbers.ms_leaf_pages,
            overflowPageCount: numbers.ms_overflow_pages,
            entryCount: numbers.ms_entries
        )
    }
}

#if DEBUG
// MARK: - Forced errors

/// Lets the forced errors of an environment find it again from any of its handles.
@unsafe func lmdb_env_set_userctx(_ environment: OpaquePointer, _ errors: ForcedErrors) {
    // SAFETY: unretained, because the environment that owns the handle also owns `errors`.
    unsafe _ = mdb_env_set_userctx(environment, Unmanaged.passUnretained(errors).toOpaque())
}

@unsafe private func forcedErrors(environment: OpaquePointer?) -> ForcedErrors? {
    guard let environment = unsafe environment,
        let context = unsafe mdb_env_get_userctx(environment)
    else { return nil }
    return unsafe Unmanaged<ForcedErrors>.fromOpaque(context).takeUnretainedValue()
}

@unsafe private func forcedCode(
    _ call: ForcedErrors.Call,
    environment: OpaquePointer?
) -> CInt? {
    unsafe forcedErrors(environment: environment)?.code(for: call)
}

@unsafe private func forcedCode(
    _ call: ForcedErrors.Call,
    transaction: OpaquePointer?
) -> CInt? {
    guard let transaction = unsafe transaction else { return nil }
    return unsafe forcedCode(call, environment: mdb_txn_env(transaction))
}
#endif
