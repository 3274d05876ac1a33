// expect: value of type 'ReadTransaction' has no member 'put'
import LMDB

func use(_ environment: Environment, _ database: Database, _ bytes: RawSpan) throws {
    var txn = try environment.beginRead()
    try txn.put(bytes, forKey: 1, in: database)
}
