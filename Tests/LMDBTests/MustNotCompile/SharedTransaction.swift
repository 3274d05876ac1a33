// expect: stored property 'transaction' of 'Sendable'-conforming class 'Keeper' has non-Sendable type
import LMDB

final class Keeper: Sendable {
    let transaction: ReadTransaction

    init(_ transaction: consuming ReadTransaction) {
        self.transaction = transaction
    }
}
