import Foundation
import Testing

/// Damage of a store's file, done to the bytes as they lie there.
extension Workplace {
    /// Alters a byte of a subject's record, of its payload unless another is named, in every page
    /// that holds the record.
    ///
    /// LMDB's own bytes stand before it: from -16 on four of its length, two of marks.
    func alterRecord(
        at position: UInt64,
        of subject: UInt64,
        in file: String,
        byte: Int = 52,
        bits: UInt8 = 0x41
    ) throws {
        // Behind the header's first eight bytes: subject, recorded, position. Then the nonce.
        let count = try alter(file, bits) { bytes, start in
            guard start >= 24, start + 60 < bytes.count, bytes[start - 8] == 1,
                Self.number(bytes, start) == subject, Self.number(bytes, start + 16) == position
            else { return nil }
            return start - 8 + byte
        }
        #expect(count > 0)
    }

    /// Alters a byte of every row of a subject, in every page that holds one.
    func alterRows(of subject: UInt64, in file: String) throws {
        // The key, most significant byte first: subject and segment; then the row's own head.
        let count = try alter(file) { bytes, start in
            guard start + 40 < bytes.count, Self.number(bytes, start) == subject.byteSwapped,
                bytes[(start + 8)..<(start + 11)].allSatisfy({ $0 == 0 }), bytes[start + 12] == 1,
                bytes[start + 13] <= 1, bytes[start + 14] <= 1, bytes[start + 15] == 0
            else { return nil }
            return start + 20
        }
        #expect(count > 0)
    }

    private func alter(
        _ file: String,
        _ bits: UInt8 = 0x41,
        _ place: ([UInt8], Int) -> Int?
    ) throws -> Int {
        let bytes = [UInt8](try Data(contentsOf: folder.appending(path: file)))
        var altered = bytes
        let places = bytes.indices.compactMap { place(bytes, $0) }
        for place in places { altered[place] ^= bits }
        try write(file, Data(altered))
        return places.count
    }

    private static func number(_ bytes: [UInt8], _ start: Int) -> UInt64 {
        (0..<8).reversed().reduce(0) { $0 << 8 | UInt64(bytes[start + $1]) }
    }
}
