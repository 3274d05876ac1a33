// expect: instance method 'beginWrite' is unavailable from asynchronous contexts
import LMDB

func use(_ environment: Environment) async throws {
    let txn = try environment.beginWrite()
    try txn.commit()
}
