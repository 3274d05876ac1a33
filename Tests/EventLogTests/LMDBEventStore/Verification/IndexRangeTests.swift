import EventModel
import LMDB
import Testing

@testable import EventLog

/// However the index is cut, every entry is read once.
@Suite struct IndexRangeTests {
    private func random(_ random: inout SplitMix64) -> [UInt8] {
        // Few different bytes, so that keys begin alike and are one the beginning of another.
        (0..<Int.random(in: 1...20, using: &random)).map { _ in
            [0, 1, 0x7F, 0x80, 0xFF].randomElement(using: &random) ?? 0
        }
    }

    @Test func `every key is in one range`() {
        var random = SplitMix64(seed: 5)
        for cuts in 0...30 {
            let ranges = IndexRange.all(between: (0..<cuts).map { _ in self.random(&random) })
            #expect(ranges.count == cuts + 1)
            for _ in 0..<100 {
                let key = self.random(&random)
                let holders = ranges.count { range in
                    !key.lexicographicallyPrecedes(range.start)
                        && (unsafe range.holds(key.span.bytes))
                }
                #expect(holders == 1)
            }
        }
    }

    @Test(arguments: [0, 1, 7, 200])
    func `the parts of an index have every entry once`(cuts: Int) throws {
        let folder = try TemporaryFolder()
        let store = try LMDBEventStore.quick(folder)
        _ = try store.append(try (0..<500).map { AppendRequest([try .fact("e-\($0)")]) })
        let end = try store.nextPosition()
        let whole = try IndexPart(
            IndexRange(start: [], end: nil),
            before: end,
            of: store.files
        )
        #expect(whole.count == 500)
        #expect(whole.alteredCount == 0)
        var keys: [[UInt8]] = []
        for number in 0..<cuts {
            var key: [UInt8] = []
            let id = "e-\(number * 3)"
            IndexKey.write(
                source: SourceNumber(rawValue: 0),
                id: id,
                key: store.files.vault.key,
                to: &key
            )
            keys.append(key)
        }
        let parts = try IndexRange.all(between: keys.shuffled()).map {
            try IndexPart($0, before: end, of: store.files)
        }
        #expect(parts.reduce(0) { $0 + $1.count } == whole.count)
        #expect(parts.reduce(UInt64(0)) { $0 &+ $1.sum } == whole.sum)
    }
}
