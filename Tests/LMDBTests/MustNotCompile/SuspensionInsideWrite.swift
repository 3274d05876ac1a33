// expect: to parameter expecting synchronous function type
import LMDB

func use(_ environment: Environment) async throws {
    try environment.write { (_: inout WriteTransaction) in await Task.yield() }
}
