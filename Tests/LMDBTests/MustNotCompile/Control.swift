// compiles
import LMDB

// What all the other files do wrong, done right: if this one fails, their failures mean nothing.

final class Keeper {
    var byteCount = 0
}

func read(_ environment: Environment, _ database: Database, _ keeper: Keeper) throws {
    keeper.byteCount = try environment.read { txn in
        var cursor = try txn.cursor(in: database)
        let entry = try cursor.first()
        _ = try cursor.next()
        let value = try txn.value(in: database, forKey: 1)
        return (entry?.value.byteCount ?? 0) + (value?.byteCount ?? 0)
    }
}

func write(_ environment: Environment, _ database: Database, _ bytes: RawSpan) throws {
    var txn = try environment.beginWrite()
    if let value = try txn.value(in: database, forKey: 1) {
        _ = value.byteCount
    }
    try txn.put(bytes, forKey: 1, in: database)
    try txn.commit()
}

func writeFromAsync(_ environment: Environment, _ database: Database) async throws {
    try environment.write { (txn: inout WriteTransaction) in try txn.deleteAll(in: database) }
    let count = try environment.read { txn in try txn.statistics(of: database).entryCount }
    await Task { _ = count }.value
}
