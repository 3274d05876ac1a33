internal import Crypto
internal import EventModel
internal import LMDB

/// One segment of a subject's packed history, as it stands in the database.
///
/// A stream is cut into segments so that an append rewrites a bounded number of bytes however long
/// the stream is. Byte tables: `Docs/FORMAT.md`.
enum Row {
    /// The layout that this release writes.
    static let format: UInt8 = 1
    /// A segment is closed when the next entry would take it over this many bytes.
    ///
    /// A node of LMDB that takes more than 2,038 bytes stands on pages of its own, which have to be
    /// written beside the page that names them. A full row is the largest that does not.
    static let segmentByteCount = 2_038 - 8 - RowKey.byteCount - headByteCount - Sealer.overhead
    /// How many readable bytes stand before the packed entries.
    static let headByteCount = 4

    /// Writes rows one behind the other.
    struct Writer: ~Copyable {
        /// The rows so far.
        private(set) var bytes: [UInt8] = []
        private var nonces = Nonces()

        /// Starts without rows.
        init() {}

        /// Adds a row: four readable bytes, then the packed entries, sealed for persons and checked
        /// for the registry.
        mutating func append(
            _ packed: [UInt8],
            key: RowKey,
            isClosed: Bool,
            sealedWith sealingKey: SealingKey?
        ) {
            let head: [4 of UInt8] = [format, isClosed ? 1 : 0, sealingKey == nil ? 0 : 1, 0]
            let start = bytes.count
            unsafe bytes.append(copying: head.span.bytes)
            if let sealingKey {
                let context = Row.context(key, head)
                unsafe Sealer.seal(
                    packed.span.bytes,
                    with: sealingKey,
                    nonce: nonces.next(),
                    authenticating: context.span.bytes,
                    to: &bytes
                )
            } else {
                bytes.append(contentsOf: packed)
                unsafe Check(key: key.bytes.span.bytes).end(&bytes, from: start)
            }
        }

        /// Gives the rows away.
        consuming func finish() -> [UInt8] { bytes }
    }

    /// Opens a row and adds its packed entries to `output`; tells whether the segment is closed.
    ///
    /// `sealingKey` is the subject's key for rows, `nil` for the registry.
    static func open(
        _ value: RawSpan,
        key: RowKey,
        sealedWith sealingKey: SealingKey?,
        to output: inout [UInt8]
    ) throws -> Bool {
        var reader = ByteReader(value)
        let head: [4 of UInt8] = [
            try reader.byte(), try reader.byte(), try reader.byte(), try reader.byte(),
        ]
        guard head[0] == format, head[1] <= 1, head[2] == (sealingKey == nil ? 0 : 1), head[3] == 0
        else { throw CodecError(offset: 0, reason: "row layout is not known to this release") }
        if let sealingKey {
            let context = context(key, head)
            guard
                unsafe Sealer.open(
                    reader.rest(),
                    with: sealingKey,
                    authenticating: context.span.bytes,
                    to: &output
                )
            else { throw CodecError(offset: 4, reason: "row was altered, or its key is another") }
        } else {
            let content = try unsafe Check(key: key.bytes.span.bytes).verified(value)
            output.append(copying: content.extracting(headByteCount..<content.byteCount))
        }
        return head[1] == 1
    }

    /// What a sealed row is bound to: its key and its readable bytes.
    private static func context(_ key: RowKey, _ head: [4 of UInt8]) -> [16 of UInt8] {
        let key = key.bytes
        return [16 of UInt8] { $0 < 12 ? key[$0] : head[$0 &- 12] }
    }
}
