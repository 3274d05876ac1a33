import Testing

@testable import ProfileHistoryServer

/// How many requests a client may make.
@Suite struct RateLimiterTests {
    @Test func `without a rate nobody is limited`() {
        let limiter = RateLimiter(perSecond: 0)
        for _ in 0..<1_000 { #expect(limiter.take("a", at: 0) == nil) }
    }

    @Test func `a burst is two seconds' worth, and then the rate`() {
        let limiter = RateLimiter(perSecond: 5)
        let first = (0..<20).map { _ in limiter.take("a", at: 100) == nil }
        #expect(first == (0..<20).map { $0 < 10 })
        #expect(limiter.take("b", at: 100) == nil)
        #expect(limiter.take("a", at: 100.19) != nil)
        #expect(limiter.take("a", at: 100.2) == nil)
        #expect(limiter.take("a", at: 100.2) != nil)
    }

    @Test func `who waits as long as told is let in`() throws {
        let limiter = RateLimiter(perSecond: 3)
        var now = 0.0
        for _ in 0..<6 { #expect(limiter.take("a", at: now) == nil) }
        for _ in 0..<50 {
            let wait = try #require(limiter.take("a", at: now))
            #expect(wait > 0 && wait <= 0.34)
            now += wait + 1e-9
            #expect(limiter.take("a", at: now) == nil)
        }
    }

    @Test func `no client gets more than the rate and the burst, whatever the clock does`() {
        var random = SplitMix64(seed: 9)
        for _ in 0..<50 {
            let rate = Double(Int.random(in: 1...20, using: &random))
            let limiter = RateLimiter(perSecond: rate, maximumClientCount: 5)
            var (now, forward) = (1_000.0, 0.0)
            var allowed: [String: Double] = [:]
            for _ in 0..<2_000 {
                var step = Double.random(in: 0...0.2, using: &random)
                if random.oneIn(50) { step = -step }
                now += step
                forward += max(0, step)
                let client = "c\(Int.random(in: 0..<4, using: &random))"
                let hasRoom = limiter.hasRoom(for: client, at: now)
                let isLetIn = limiter.take(client, at: now) == nil
                #expect(hasRoom == isLetIn)
                if isLetIn { allowed[client, default: 0] += 1 }
            }
            let most = 2 * rate + forward * rate + 1
            #expect(allowed.values.allSatisfy { $0 <= most })
        }
    }

    @Test func `clients are forgotten only when that changes nothing for them`() {
        let limiter = RateLimiter(perSecond: 1, maximumClientCount: 2)
        #expect(limiter.take("a", at: 0) == nil && limiter.take("a", at: 0) == nil)
        #expect(limiter.take("b", at: 0) == nil)
        #expect(limiter.take("c", at: 0) == 1)
        #expect(limiter.take("a", at: 0) != nil)
        #expect(limiter.take("c", at: 1.5) == nil)
        #expect(limiter.take("a", at: 1.5) == nil && limiter.take("a", at: 1.5) != nil)
    }
}
