// expect: lifetime-dependent variable 'kept' escapes its scope
import LMDB

func value(_ environment: Environment, _ database: Database) throws {
    var kept: RawSpan?
    try environment.read { txn in
        kept = try txn.value(in: database, forKey: 1)
    }
    _ = kept?.byteCount
}
