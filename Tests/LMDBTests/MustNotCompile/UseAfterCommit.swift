// expect: noncopyable 'txn' cannot be consumed when
import LMDB

func use(_ environment: Environment, _ database: Database) throws -> Int {
    let txn = try environment.beginWrite()
    guard let value = try txn.value(in: database, forKey: 1) else { return 0 }
    try txn.commit()
    return value.byteCount
}
