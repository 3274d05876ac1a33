import EventModel
import Foundation
import Testing

@testable import EventLog

/// What leads to the pages of a database is checked by nobody but who verifies: the pages
/// themselves stand in order whatever leads to them.
@Suite struct BranchDamageTests {
    private static let eventCount = 300
    private static let pageByteCount = 4096

    @Test func `a store that verifies finds every event by its place and by its key`() throws {
        let store = try DamagedStore { store in
            for index in 0..<Self.eventCount {
                _ = try store.store([.fact("e\(index)", person: index % 5)])
            }
        }
        let name = LMDBEventStore.historyFileName
        let whole = try store.file(name)
        var (lostCount, flipCount) = (0, 0)
        for place in Self.separators(in: whole) {
            for bit in [UInt8(1), 0x10] {
                var altered = whole
                altered[place] ^= bit
                try store.put(altered, inPlaceOf: name)
                flipCount += 1
                guard let opened = try? store.open() else { continue }
                let isSound = (try? opened.verify())?.isSound ?? false
                let isComplete = Self.isComplete(opened)
                #expect(isComplete || !isSound, "byte \(place), bit \(bit)")
                if !isComplete { lostCount += 1 }
            }
        }
        #expect(flipCount > 20 && lostCount > 10)
    }

    /// Where the keys of branch pages stand, but for the first of each, which nobody looks at: the
    /// first and the last byte of each key.
    private static func separators(in file: [UInt8]) -> [Int] {
        func number(_ offset: Int) -> Int { Int(file[offset]) | Int(file[offset + 1]) << 8 }
        let pages = stride(from: 2 * pageByteCount, to: file.count, by: pageByteCount)
        return pages.filter { number($0 + 10) == 1 }.flatMap { page in
            stride(from: page + 18, to: page + number(page + 12), by: 2).flatMap { pointer in
                let node = page + number(pointer)
                let count = number(node + 6)
                return [node + 8, node + 8 + count - 1]
            }
        }
    }

    private static func isComplete(_ store: LMDBEventStore) -> Bool {
        (0..<eventCount).allSatisfy { index in
            let position = Position(rawValue: UInt64(index))
            let key = try? EventKey(source: "cpr", id: "e\(index)")
            return (try? store.events(from: position, limit: 1).first?.position) == position
                && key.flatMap { try? store.position(of: $0) } == position
        }
    }
}
