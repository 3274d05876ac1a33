/// Cuts a stream of bytes into lines, chunk by chunk.
///
/// A line ends in LF or CR LF; the last may end with the file. Lines of white space alone are
/// skipped but counted. A byte order mark at the start of the file is skipped. A line over the
/// limit is reported without being kept, so memory stays below the limit whatever comes. Lines that
/// lie whole in a chunk are not copied.
public struct NDJSONLineSplitter: Sendable {
    /// The longest line in bytes, unless the caller says otherwise.
    public static let defaultMaximumByteCount = 1 << 20

    private let maximumByteCount: Int
    /// The beginning of a line whose end has not come, up to a few bytes over the limit.
    private var pending: [UInt8] = []
    /// The offset of the next byte to come.
    private var offset: Int
    /// The offset of the first byte of the line that is under way.
    private var lineOffset: Int
    /// The number of the line that is under way.
    private var lineNumber: Int

    /// Starts at the beginning of a file, or behind a line read earlier.
    public init(
        maximumByteCount: Int = Self.defaultMaximumByteCount,
        resumingBehind place: LinePlace? = nil
    ) {
        precondition(maximumByteCount > 0, "A line has room for a byte")
        self.maximumByteCount = maximumByteCount
        offset = place?.endOffset ?? 0
        lineOffset = offset
        lineNumber = (place?.number ?? 0) + 1
    }

    /// Takes the next bytes of the file and hands on the lines that end in them.
    ///
    /// After an error of `body` the splitter is of no more use.
    public mutating func append<Failure: Error>(
        _ chunk: Span<UInt8>,
        _ body: (borrowing RawLine) throws(Failure) -> Void
    ) throws(Failure) {
        var start = 0
        while let end = chunk.firstLineFeed(from: start) {
            let part = chunk.extracting(start..<end)
            offset += end - start + 1
            if pending.isEmpty {
                try hand(part, to: body)
            } else {
                keep(part)
                let line = take()
                try hand(line.span, to: body)
            }
            beginLine()
            start = end + 1
        }
        offset += chunk.count - start
        keep(chunk.extracting(start..<chunk.count))
    }

    /// Says that the file ended, and hands on a last line without a line break.
    public mutating func finish<Failure: Error>(
        _ body: (borrowing RawLine) throws(Failure) -> Void
    ) throws(Failure) {
        guard !pending.isEmpty else { return }
        let line = take()
        try hand(line.span, to: body)
        beginLine()
    }

    private mutating func beginLine() {
        lineOffset = offset
        lineNumber += 1
    }

    /// Keeps as much of a part as tells whether the line is too long.
    private mutating func keep(_ part: Span<UInt8>) {
        // Five bytes over the limit: a byte order mark, a CR, and one that proves the excess.
        let room = maximumByteCount + 5 - pending.count
        pending.append(copying: part.extracting(first: min(room, part.count)))
    }

    private mutating func take() -> [UInt8] {
        let line = pending
        pending.removeAll(keepingCapacity: false)
        return line
    }

    private func hand<Failure: Error>(
        _ bytes: Span<UInt8>,
        to body: (borrowing RawLine) throws(Failure) -> Void
    ) throws(Failure) {
        var first = 0
        var end = bytes.count
        if end > 0, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        if lineOffset == 0, end >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
            first = 3
        }
        let isTooLong = end - first > maximumByteCount
        let content = bytes.extracting(first..<(isTooLong ? first : end))
        guard isTooLong || !Self.isBlank(content) else { return }
        try body(
            RawLine(
                place: LinePlace(number: lineNumber, offset: lineOffset, endOffset: offset),
                content: content,
                exceededLimit: isTooLong ? maximumByteCount : nil
            )
        )
    }

    private static func isBlank(_ bytes: Span<UInt8>) -> Bool {
        for index in bytes.indices {
            let byte = bytes[index]
            guard byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") else { return false }
        }
        return true
    }
}
