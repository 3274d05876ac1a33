// expect: noncopyable 'txn' cannot be consumed when
import LMDB

func use(_ environment: Environment, _ database: Database) throws {
    let txn = try environment.beginRead()
    var cursor = try txn.cursor(in: database)
    let entry = try cursor.first()
    txn.end()
    _ = entry?.value.byteCount
}
