internal import EventLog
internal import EventModel
internal import LMDB

/// Where the chain begins: moved when entries are taken away after their time.
struct AccessAnchor: Hashable, Sendable {
    /// The number of the first entry that is left, or of the next where none is.
    var first: UInt64 = 0
    /// The hash that it goes on from.
    var hash: [UInt8] = AccessHash.first
    /// The number of the entry that says what was taken away last.
    var pruning: UInt64?
}

extension AccessFiles {
    private static let anchorName: [UInt8] = Array("anchor".utf8)

    /// Where the chain begins, as a transaction sees it.
    func anchor(in txn: borrowing some Transaction & ~Copyable) throws -> AccessAnchor {
        let name = Self.anchorName
        guard let value = unsafe try txn.checkedValue(in: meta, forKey: name.span.bytes) else {
            return AccessAnchor()
        }
        var reader = ByteReader(value)
        return AccessAnchor(
            first: try reader.uint64(),
            hash: [UInt8](copying: try reader.bytes(AccessHash.byteCount)),
            pruning: try reader.uint64()
        )
    }

    /// Moves the beginning of the chain, or notes the entry that is about to move it.
    func put(_ anchor: AccessAnchor, in txn: inout WriteTransaction) throws {
        guard let pruning = anchor.pruning else {
            preconditionFailure("An anchor moves only with an entry that says so")
        }
        var value: [UInt8] = []
        value.append(littleEndian: anchor.first)
        value.append(contentsOf: anchor.hash)
        value.append(littleEndian: pruning)
        let name = Self.anchorName
        unsafe try txn.putChecked(value, forKey: name.span.bytes, in: meta)
    }
}
