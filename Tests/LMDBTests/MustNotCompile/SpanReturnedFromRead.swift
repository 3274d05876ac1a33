// expect: requires that 'RawSpan' conform to 'Escapable'
import LMDB

func value(_ environment: Environment, _ database: Database) throws {
    let kept: RawSpan? = try environment.read { txn in try txn.value(in: database, forKey: 1) }
    _ = kept?.byteCount
}
