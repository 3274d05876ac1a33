import Testing

@testable import EventLog

@Suite struct BoundedCacheTests {
    @Test func `a cache remembers up to its capacity and never more`() {
        var cache = BoundedCache<Int, Int>(capacity: 10)
        for key in 0..<100 {
            cache[key] = key * 2
            #expect(cache[key] == key * 2)
            #expect((0...key).count { cache[$0] != nil } <= 10)
        }
    }

    @Test func `replacing a value in a full cache forgets nothing`() {
        var cache = BoundedCache<Int, Int>(capacity: 3)
        for key in 0..<3 { cache[key] = key }
        cache[1] = 7
        #expect((0..<3).map { cache[$0] } == [0, 7, 2])
    }
}
