internal import EventLog
internal import EventModel
internal import LMDB

extension AccessStore {
    /// Takes what leads to an erased subject out of the index, and overwrites it in the file.
    ///
    /// After her keys were destroyed. The entries about her stay in the chain, with who read, when
    /// and why; that they are about her nobody can tell. Where this is interrupted, the next
    /// opening to write goes on.
    public func finish(_ erasure: AccessErasure) throws(AccessLogError) {
        try logging("erasing from the read log") {
            let count = try keyring.refresh()
            try files.erase(erasure.token)
            try files.environment.write { (txn: inout WriteTransaction) in
                // An erasure before this one that was interrupted is still to be looked for.
                guard try files.sweptCount(in: txn) + 1 == count else { return }
                try files.put(sweptCount: count, in: &txn)
            }
            try files.scrubIfMarked()
        }
    }

    /// Goes on with erasures, and with taking away after their time, that were interrupted.
    func finishWhatWasInterrupted() throws(AccessLogError) {
        try logging("going on with what was interrupted in the read log") {
            let count = try keyring.refresh()
            if try files.environment.read({ try files.sweptCount(in: $0) }) < count {
                try sweep()
            } else if try files.environment.read({ try files.isLotDue(in: $0) }) {
                try files.indexEverything()
            }
            try files.takeAwayPruned()
            try files.scrubIfMarked()
        }
    }

    /// Takes everybody out of the index who has no key: whoever is not in the vault beside it,
    /// after both were restored.
    public func removeUnknown() throws(AccessLogError) {
        try logging("fitting the read log to the vault") {
            try sweep()
            try files.scrubIfMarked()
        }
    }

    /// Takes everybody who has no key any more out of the index: after an interruption, or when an
    /// older file was put back.
    private func sweep() throws {
        let count = try keyring.refresh()
        // Everybody at once: whoever is looked for costs a walk over the vault.
        let looked = try files.environment.read { try files.unindexedTokens(in: $0) }
        let found = Set(try keyring.subjects(behind: looked).keys)
        try files.indexEverything { tokens in
            let later = tokens.subtracting(looked)
            return tokens.intersection(found).union(try keyring.subjects(behind: later).keys)
        }
        let tokens = try files.environment.read { try files.indexedTokens(in: $0) }
        let known = try keyring.subjects(behind: tokens)
        try files.eraseAll(tokens.filter { known[$0] == nil })
        try files.environment.write { (txn: inout WriteTransaction) in
            try files.put(sweptCount: count, in: &txn)
        }
    }
}
