// expect: 'txn' used after consume
import LMDB

func use(_ environment: Environment, _ database: Database) throws {
    let txn = try environment.beginWrite()
    try txn.commit()
    _ = try txn.statistics(of: database)
}
