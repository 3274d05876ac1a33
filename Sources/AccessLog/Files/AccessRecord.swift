internal import EventLog
internal import EventModel

/// A record of the read log: head, sealed content, and the hash of the chain behind it.
enum AccessRecord {
    private static let leastByteCount =
        AccessHeader.byteCount + Sealer.overhead + AccessHash.byteCount

    /// Memory for writing records, reused from one to the next.
    struct Workspace {
        fileprivate var context: [UInt8] = []
        fileprivate var chained: [UInt8] = []
    }

    /// Writes the value of a record and gives the hash behind it; `value` is emptied first.
    ///
    /// Number, time and the hash before are authenticated with the content: without the store's key
    /// nobody makes a record go on from another.
    static func write(
        _ content: [UInt8],
        under header: AccessHeader,
        after hash: [UInt8],
        key: StoreKey,
        nonce: Nonce,
        to value: inout [UInt8],
        using workspace: inout Workspace
    ) -> [UInt8] {
        workspace.context.removeAll(keepingCapacity: true)
        workspace.context.append(contentsOf: hash)
        header.append(to: &workspace.context)
        let context = workspace.context
        workspace.chained.removeAll(keepingCapacity: true)
        workspace.chained.append(contentsOf: context)
        unsafe Sealer.seal(
            content.span.bytes,
            with: key.accessEntryKey(header.number),
            nonce: nonce,
            authenticating: context.span.bytes,
            to: &workspace.chained
        )
        let next = AccessHash.next(workspace.chained)
        value.removeAll(keepingCapacity: true)
        value.append(contentsOf: workspace.chained[AccessHash.byteCount...])
        value.append(contentsOf: next)
        return next
    }

    /// The hash behind a record, as it is stored.
    static func hash(of value: RawSpan) throws(CodecError) -> [UInt8] {
        try require(value)
        let start = value.byteCount - AccessHash.byteCount
        return [UInt8](copying: value.extracting(start..<value.byteCount))
    }

    /// The hash behind a record, worked out from the one before.
    static func hash(of value: RawSpan, after hash: [UInt8]) throws(CodecError) -> [UInt8] {
        try require(value)
        var chained = hash
        chained.append(copying: value.extracting(0..<value.byteCount - AccessHash.byteCount))
        return AccessHash.next(chained)
    }

    /// Opens a record's content; throws where it was altered, moved, or goes on from another.
    static func open(
        _ value: RawSpan,
        at number: UInt64,
        after hash: [UInt8],
        key: StoreKey
    ) throws(CodecError) -> AccessContent {
        try require(value)
        let header = try AccessHeader(of: value, at: number)
        var context = hash
        context.append(copying: value.extracting(0..<AccessHeader.byteCount))
        var plain: [UInt8] = []
        let sealed = value.extracting(
            AccessHeader.byteCount..<value.byteCount - AccessHash.byteCount
        )
        let isOpen = unsafe Sealer.open(
            sealed,
            with: key.accessEntryKey(number),
            authenticating: context.span.bytes,
            to: &plain
        )
        guard isOpen else {
            throw CodecError(offset: AccessHeader.byteCount, reason: "content does not open")
        }
        return try unsafe AccessContent(decoding: plain.span.bytes, header)
    }

    private static func require(_ value: RawSpan) throws(CodecError) {
        guard value.byteCount >= leastByteCount else {
            throw CodecError(offset: value.byteCount, reason: "record is too short")
        }
    }
}
