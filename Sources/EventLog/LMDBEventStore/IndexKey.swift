internal import EventModel

/// The key of the idempotency index: a source's number, then its id in the source's own order.
///
/// A run of digits is preceded by its length, so that `cpr-9` stands before `cpr-10` and ids that a
/// source counts up are appended at one edge of the index instead of all over it. Digits that may
/// hold a person number, as `ddmmyynnnn` anywhere in a run or as `ddmmyy-nnnn`, are replaced by a
/// keyed digest, because the index is not sealed. Byte table: `Docs/FORMAT.md`.
enum IndexKey {
    /// Begins a run of digits; a run holds every digit, so no other byte is one.
    private static let runMark: UInt8 = 0x30
    /// Begins a digest; ids hold no control characters.
    private static let digestMark: UInt8 = 0x01

    /// Writes the key of an id to `bytes`, replacing what stood there.
    static func write(source: SourceNumber, id: String, key: StoreKey, to bytes: inout [UInt8]) {
        write(source: source, id: id.utf8.span, key: key, to: &bytes)
    }

    /// Writes the key of an id in UTF-8 to `bytes`, replacing what stood there.
    static func write(
        source: SourceNumber,
        id text: Span<UInt8>,
        key: StoreKey,
        to bytes: inout [UInt8]
    ) {
        bytes.removeAll(keepingCapacity: true)
        bytes.append(bigEndian: source.rawValue)
        var offset = 0
        while offset < text.count {
            guard isDigit(text[offset]) else {
                let start = offset
                repeat { offset += 1 } while offset < text.count && !isDigit(text[offset])
                unsafe bytes.append(copying: text.extracting(start..<offset).bytes)
                continue
            }
            let end = endOfRun(text, from: offset)
            if let tail = endOfSplitPersonNumber(text, offset..<end) {
                let digits = copy(text, offset..<end) + copy(text, (end + 1)..<tail)
                append(digestOf: digits, separator: text[end], key, to: &bytes)
                offset = tail
                continue
            }
            if holdsPersonNumber(text, offset..<end) {
                append(digestOf: copy(text, offset..<end), separator: 0, key, to: &bytes)
            } else {
                bytes.append(runMark)
                // An id of the store's own has fewer than 256; an altered one leads to no entry.
                bytes.append(UInt8(truncatingIfNeeded: end - offset))
                unsafe bytes.append(copying: text.extracting(offset..<end).bytes)
            }
            offset = end
        }
    }

    private static func append(
        digestOf digits: [UInt8],
        separator: UInt8,
        _ key: StoreKey,
        to bytes: inout [UInt8]
    ) {
        bytes.append(digestMark)
        bytes.append(separator)
        bytes.append(contentsOf: key.pseudonym(of: digits))
    }

    private static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }

    private static func endOfRun(_ text: Span<UInt8>, from start: Int) -> Int {
        var end = start
        while end < text.count, isDigit(text[end]) { end += 1 }
        return end
    }

    private static func copy(_ text: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
        unsafe [UInt8](copying: text.extracting(range).bytes)
    }

    /// Where a person number ends that is written as six digits, a hyphen or a space, and four.
    private static func endOfSplitPersonNumber(_ text: Span<UInt8>, _ run: Range<Int>) -> Int? {
        let separator = run.upperBound
        guard run.count == 6, separator < text.count,
            text[separator] == 0x2D || text[separator] == 0x20,
            isBirthday(text, at: run.lowerBound)
        else { return nil }
        let end = endOfRun(text, from: separator + 1)
        return end == separator + 5 ? end : nil
    }

    /// Whether ten digits in a run may be a person number.
    private static func holdsPersonNumber(_ text: Span<UInt8>, _ run: Range<Int>) -> Bool {
        var start = run.lowerBound
        while start + 10 <= run.upperBound {
            if isBirthday(text, at: start) { return true }
            start += 1
        }
        return false
    }

    /// Whether the four digits at `offset` are a day, plus sixty or not, and a month.
    private static func isBirthday(_ text: Span<UInt8>, at offset: Int) -> Bool {
        let day = number(text, at: offset)
        return (1...31 ~= day || 61...91 ~= day) && 1...12 ~= number(text, at: offset + 2)
    }

    private static func number(_ text: Span<UInt8>, at offset: Int) -> UInt8 {
        (text[offset] - 0x30) * 10 + (text[offset + 1] - 0x30)
    }
}
