// expect: lifetime-dependent variable 'cursor' escapes its scope
import LMDB

func use(_ environment: Environment, _ database: Database) throws {
    let txn = try environment.beginRead()
    var cursor = try txn.cursor(in: database)
    Task { _ = try cursor.first() }
}
