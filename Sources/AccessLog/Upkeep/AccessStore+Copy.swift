internal import EventLog
internal import LMDB

extension AccessStore {
    /// Writes a consistent copy, as of now, to a file that must not exist yet; gives a place of the
    /// chain that the copy has.
    ///
    /// Readers and writers go on meanwhile. What was taken away or erased is not in it.
    public func copy(toPath path: String) throws(AccessLogError) -> AccessHead {
        try logging("copying the read log") {
            // Before the copy is begun: what is logged meanwhile comes behind it.
            let head = try head()
            try files.environment.copy(toPath: path, compacting: true)
            return head
        }
    }

    /// Where the chain ends now.
    public func head() throws(AccessLogError) -> AccessHead {
        try logging("reading the end of the read log") {
            let tail = try files.environment.read { try files.tail(in: $0) }
            return AccessHead(next: tail.next, hash: tail.hash)
        }
    }

    /// Whether the chain still goes through a place where it once ended.
    ///
    /// A place whose entry was taken away after its time can not be told any more, and counts as
    /// held where the chain goes on behind it.
    public func holds(_ head: AccessHead) throws(AccessLogError) -> Bool {
        try logging("holding the read log against its end of before") {
            try files.environment.read { txn in
                let anchor = try files.anchor(in: txn)
                if head.next == anchor.first { return head.hash == anchor.hash }
                if head.next < anchor.first { return true }
                guard let value = try txn.value(in: files.log, forKey: head.next - 1) else {
                    return false
                }
                return try AccessRecord.hash(of: value) == head.hash
            }
        }
    }
}
