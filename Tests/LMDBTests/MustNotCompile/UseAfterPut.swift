// expect: overlapping accesses to 'txn', but modification requires exclusive access
import LMDB

func use(
    _ txn: inout WriteTransaction,
    _ database: Database,
    _ bytes: RawSpan
) throws(LMDBError) -> Int {
    guard let value = try txn.value(in: database, forKey: 1) else { return 0 }
    try txn.put(bytes, forKey: 1, in: database)
    return value.byteCount
}
