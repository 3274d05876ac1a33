/// Cuts CSV of RFC 4180 into records, byte by byte.
///
/// Fields are separated by commas, records end in LF or CR LF, and a field in quotation marks may
/// hold both, with marks doubled. Nothing else is taken for CSV: a mark inside an unquoted field,
/// or text behind a closing mark, spoils the record up to its line break. A record over the limit
/// is read to its end but not kept.
struct CSVRecordReader: Sendable {
    /// One field of the record: where its text stands, and whether it stood in quotation marks.
    struct Field: Sendable {
        let range: Range<Int>
        let isQuoted: Bool
    }

    private enum State {
        case fieldStart
        case unquoted
        case quoted
        case quoteInQuoted
        case carriageReturn
        case skipping
    }

    private let maximumByteCount: Int
    private var state = State.fieldStart
    private var fieldStart = 0
    private var isFieldQuoted = false
    private var byteCount = 0
    private var offset = 0
    private var startOffset = 0
    private var line = 1
    private var startLine = 1

    /// The texts of the record's fields, one behind the other.
    private(set) var content: [UInt8] = []
    /// The record's fields, in order.
    private(set) var fields: [Field] = []
    /// Why the record is none, where it is none.
    private(set) var error: LineError?

    init(maximumByteCount: Int) {
        self.maximumByteCount = maximumByteCount
    }

    /// Where the complete record stands.
    var place: LinePlace { LinePlace(number: startLine, offset: startOffset, endOffset: offset) }

    /// Whether the complete record is a line of white space.
    var isBlank: Bool {
        error == nil && fields.count == 1 && !fields[0].isQuoted
            && content.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    }

    /// Takes one byte; true when a record is complete, which then must be cleared by ``begin()``.
    mutating func take(_ byte: UInt8) -> Bool {
        offset += 1
        if byte == UInt8(ascii: "\n") { line += 1 }
        byteCount += 1
        if byteCount > maximumByteCount, error == nil {
            refuse(.tooLong, "the row is longer than \(maximumByteCount) bytes; split it")
            if state == .unquoted || state == .fieldStart { state = .skipping }
        }
        switch state {
        case .fieldStart where byte == UInt8(ascii: "\""):
            isFieldQuoted = true
            state = .quoted
        case .fieldStart, .unquoted: return takeUnquoted(byte)
        case .quoted:
            if byte == UInt8(ascii: "\"") { state = .quoteInQuoted } else { keep(byte) }
        case .quoteInQuoted: return takeBehindQuote(byte)
        case .carriageReturn:
            if byte == UInt8(ascii: "\n") { return endRecord() }
            refuse(.misquoted, "a CR stands alone; end lines in LF or CR LF, or quote the field")
            state = .skipping
        case .skipping: return byte == UInt8(ascii: "\n")
        }
        return false
    }

    /// Takes the bytes at the front that are nothing but text of the field under way; how many.
    ///
    /// The same as taking each of them, in one copy.
    mutating func takeRun(_ bytes: Span<UInt8>) -> Int {
        // Before that a byte order mark may come, and beyond the limit nothing is kept.
        guard error == nil, offset >= 3 else { return 0 }
        let room = min(bytes.count, maximumByteCount - byteCount)
        var count = 0
        switch state {
        case .unquoted:
            while count < room, !Self.endsText(bytes[count]) { count += 1 }
        case .quoted:
            while count < room, bytes[count] != UInt8(ascii: "\""), bytes[count] != 0x0A {
                count += 1
            }
        default: return 0
        }
        content.append(copying: bytes.extracting(0..<count))
        offset += count
        byteCount += count
        return count
    }

    private static func endsText(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
            || byte == UInt8(ascii: "\"")
    }

    /// Says that the file ended; true when that completes a record.
    mutating func finish() -> Bool {
        guard offset > startOffset else { return false }
        switch state {
        case .quoted:
            refuse(.misquoted, "the file ends inside quotation marks; close them")
            return true
        case .skipping: return true
        case .carriageReturn:
            refuse(.misquoted, "a CR stands alone; end lines in LF or CR LF, or quote the field")
            return true
        case .fieldStart, .unquoted, .quoteInQuoted: return endRecord()
        }
    }

    /// Clears the record for the next one.
    mutating func begin() {
        content.removeAll(keepingCapacity: content.capacity <= 1 << 16)
        fields.removeAll(keepingCapacity: true)
        error = nil
        state = .fieldStart
        fieldStart = 0
        isFieldQuoted = false
        byteCount = 0
        startOffset = offset
        startLine = line
    }

    private mutating func takeUnquoted(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","): endField()
        case UInt8(ascii: "\n"): return endRecord()
        case UInt8(ascii: "\r"): state = .carriageReturn
        case UInt8(ascii: "\""):
            refuse(
                .misquoted,
                "a quotation mark stands inside a field; quote the whole field and double the mark"
            )
            state = .skipping
        default:
            state = .unquoted
            keep(byte)
            if offset == 3 { dropByteOrderMark() }
        }
        return false
    }

    /// Drops a byte order mark, so that the first field may stand in quotation marks behind it.
    private mutating func dropByteOrderMark() {
        guard content == [0xEF, 0xBB, 0xBF] else { return }
        content.removeAll()
        state = .fieldStart
    }

    private mutating func takeBehindQuote(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\""):
            keep(byte)
            state = .quoted
        case UInt8(ascii: ","): endField()
        case UInt8(ascii: "\n"): return endRecord()
        case UInt8(ascii: "\r"): state = .carriageReturn
        default:
            refuse(
                .misquoted,
                "text follows a closing quotation mark; put a comma between, or double the mark"
            )
            state = .skipping
        }
        return false
    }

    private mutating func keep(_ byte: UInt8) {
        if error == nil { content.append(byte) }
    }

    private mutating func endField() {
        if error == nil {
            fields.append(Field(range: fieldStart..<content.count, isQuoted: isFieldQuoted))
        }
        fieldStart = content.count
        isFieldQuoted = false
        state = .fieldStart
    }

    private mutating func endRecord() -> Bool {
        endField()
        return true
    }

    private mutating func refuse(_ code: LineError.Code, _ message: String) {
        if error == nil { error = LineError(code, message) }
        content.removeAll(keepingCapacity: false)
        fields.removeAll()
    }
}
