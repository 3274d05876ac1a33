// expect: 'txn' consumed more than once
import LMDB

func use(_ environment: Environment) throws {
    let txn = try environment.beginWrite()
    try txn.commit()
    try txn.commit()
}
