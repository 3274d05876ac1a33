internal import EventLog
internal import Glibc
internal import LMDB

extension AccessFiles {
    private static let markName: [UInt8] = Array("scrub".utf8)
    private static let roundName: [UInt8] = Array("scrubbed".utf8)

    /// How often pages that a reader still sees are waited for, and how long each time.
    private static let attempts = 20
    private static let pauseMicroseconds: UInt32 = 100_000

    /// Notes, in the transaction that deletes something, that the file is to be overwritten.
    func markForScrubbing(in txn: inout WriteTransaction) throws {
        let name = Self.markName
        unsafe try txn.putChecked([1], forKey: name.span.bytes, in: meta)
    }

    /// Overwrites what was deleted from the file, where that was noted.
    ///
    /// Where a reader keeps pages for long the mark stays, and the next opening to write does it.
    func scrubIfMarked() throws {
        guard try environment.read({ try isMarked(in: $0) }) else { return }
        for attempt in 1...Self.attempts {
            if try scrub() == 0 {
                let name = Self.markName
                return try environment.write { (txn: inout WriteTransaction) in
                    _ = unsafe try txn.delete(forKey: name.span.bytes, in: meta)
                }
            }
            if attempt < Self.attempts { usleep(Self.pauseMicroseconds) }
        }
    }

    /// Whether something that was deleted may still stand in the file.
    func isMarked(in txn: borrowing ReadTransaction) throws -> Bool {
        let name = Self.markName
        return unsafe try txn.checkedValue(in: meta, forKey: name.span.bytes) != nil
    }

    /// Overwrites what was deleted; gives how many pages a reader still keeps.
    private func scrub() throws -> Int {
        // Pages of the last two commits are left alone; so two more come first.
        for round in UInt8(1)...2 {
            let name = Self.roundName
            try environment.write { (txn: inout WriteTransaction) in
                unsafe try txn.putChecked([round], forKey: name.span.bytes, in: meta)
            }
        }
        return try environment.scrub()
    }
}
