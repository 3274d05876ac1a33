// expect: overlapping accesses to 'txn', but modification requires exclusive access
import LMDB

func use(_ environment: Environment, _ database: Database, _ bytes: RawSpan) throws {
    var txn = try environment.beginWrite()
    var cursor = try txn.cursor(in: database)
    _ = try cursor.first()
    try txn.put(bytes, forKey: 1, in: database)
    _ = try cursor.next()
    try txn.commit()
}
