// expect: sending 'txn' risks causing data races
import LMDB

func use(_ environment: Environment, _ database: Database) async throws {
    let txn = try environment.beginRead()
    async let first = txn.statistics(of: database).entryCount
    async let second = txn.statistics(of: database).entryCount
    _ = try await first + second
}
