// expect: missing reinitialization of inout parameter 'txn' after consume
import LMDB

func use(_ environment: Environment) throws {
    try environment.write { (txn: inout WriteTransaction) in try txn.commit() }
}
