/// Fixed lists of texts, to be recognised by their bytes without making strings.
///
/// Texts are told apart byte for byte: two spellings that only look alike differ. All lists lie in
/// one flat table, so that looking one up counts no references.
public struct TextTables: Sendable {
    struct Entry: Sendable {
        /// The length in bytes; -1 where the entry is free.
        var count = -1
        /// The first and the last eight bytes.
        var head: UInt64 = 0
        var tail: UInt64 = 0
        /// The text's place in its list.
        var place = 0
        /// Where its bytes begin among all bytes.
        var start = 0
    }

    /// The entries of one list, a power of two of them, at most half of them taken.
    struct Region: Sendable {
        var first = 0
        var mask = 0
        var shift: UInt64 = 0
    }

    private var entries: [Entry] = []
    private var regions: [Region] = []
    private var bytes: [UInt8] = []

    /// Makes tables of lists; linear in their bytes.
    ///
    /// Of two texts alike in a list the first counts.
    public init(_ lists: [[String]]) {
        for list in lists {
            let bits = Int.bitWidth - (list.count * 2 + 1).leadingZeroBitCount
            let first = entries.count
            entries.append(contentsOf: repeatElement(Entry(), count: 1 << bits))
            regions.append(Region(first: first, mask: 1 << bits - 1, shift: UInt64(64 - bits)))
            for (place, text) in list.enumerated() {
                add(Array(text.utf8), at: place, to: regions.count - 1)
            }
        }
    }

    /// The place of a text in a list, nil where it is not on it; a few nanoseconds.
    public func place(of text: RawSpan, in list: Int) -> Int? {
        let entries = self.entries.span
        let region = regions.span[list]
        let (head, tail) = Self.ends(of: text)
        var index = Self.index(text.byteCount, head, tail, region)
        while entries[region.first &+ index].count >= 0 {
            let entry = entries[region.first &+ index]
            if entry.count == text.byteCount && entry.head == head && entry.tail == tail
                && (entry.count <= 16 || hasMiddle(text, from: entry.start))
            {
                return entry.place
            }
            index = (index &+ 1) & region.mask
        }
        return nil
    }

    private mutating func add(_ text: [UInt8], at place: Int, to list: Int) {
        let raw = unsafe text.span.bytes
        if self.place(of: raw, in: list) != nil { return }
        let (head, tail) = Self.ends(of: raw)
        let region = regions[list]
        var index = Self.index(text.count, head, tail, region)
        while entries[region.first + index].count >= 0 { index = (index + 1) & region.mask }
        entries[region.first + index] = Entry(
            count: text.count,
            head: head,
            tail: tail,
            place: place,
            start: bytes.count
        )
        bytes += text
    }

    @inline(__always)
    private static func index(
        _ count: Int,
        _ head: UInt64,
        _ tail: UInt64,
        _ region: Region
    ) -> Int {
        let sum = head ^ (head &>> 29) ^ (tail &* 5 &+ UInt64(truncatingIfNeeded: count))
        return Int(truncatingIfNeeded: (sum &* 0x9E37_79B9_7F4A_7C15) &>> region.shift)
    }

    /// The first and the last eight bytes of a text, which overlap in a short one.
    ///
    /// With the length they tell texts of up to 16 bytes apart.
    @inline(__always)
    private static func ends(of text: RawSpan) -> (UInt64, UInt64) {
        let count = text.byteCount
        if count >= 8 {
            return (text.uint64(at: 0), text.uint64(at: count &- 8))
        }
        if count >= 4 {
            return (UInt64(text.uint32(at: 0)), UInt64(text.uint32(at: count &- 4)))
        }
        if count == 0 { return (0, 0) }
        let middle = UInt64(text.byte(at: count &>> 1)) &<< 8
        return (UInt64(text.byte(at: 0)), UInt64(text.byte(at: count &- 1)) | middle)
    }

    /// Whether what lies between the first and the last eight bytes is the same.
    private func hasMiddle(_ text: RawSpan, from start: Int) -> Bool {
        (8..<text.byteCount - 8).allSatisfy { text.byte(at: $0) == bytes[start + $0] }
    }
}
