internal import EventLog
internal import LMDB

extension AccessStore {
    private static let attempts = 3

    /// Follows the chain from its beginning, opens every entry, and holds the indexes against them.
    ///
    /// An entry that was altered, moved, or taken out of the middle is named. What was cut from the
    /// end does not show: compare ``AccessVerification/head`` with one that was kept elsewhere. One
    /// read transaction, a few microseconds for each entry, and one walk over the vault. Throws
    /// `.store` where the file can not be read at all.
    public func verify() throws(AccessLogError) -> AccessVerification {
        try logging("verifying the read log") {
            for _ in 1..<Self.attempts {
                let count = try keyring.refresh()
                let found = try verifyOnce()
                // Whoever was erased meanwhile is in what was read and has no key.
                if try found.isSound || keyring.refresh() == count { return found }
            }
            return try verifyOnce()
        }
    }

    private func verifyOnce() throws -> AccessVerification {
        var verifier = try files.environment.read { txn in
            var verifier = try AccessVerifier(files: files, in: txn)
            try verifier.walk(in: txn)
            return verifier
        }
        try verifier.hold(knownTokens: keyring.subjects(behind: verifier.tokens))
        return verifier.finish()
    }
}
