internal import Synchronization

/// How many requests a client may make: a bucket of tokens for each, refilled at a steady rate.
///
/// Clients are bounded in number: when there are too many, those whose buckets are full again are
/// forgotten, which changes nothing for them.
final class RateLimiter: Sendable {
    private struct Bucket {
        var level: Double
        var updated: Double
    }

    private let buckets = Mutex<[String: Bucket]>([:])
    private let perSecond: Double
    private let burst: Double
    private let maximumClientCount: Int

    /// Limits to a rate, 0 for no limit, and to a burst of two seconds' worth.
    init(perSecond: Double, maximumClientCount: Int = 100_000) {
        self.perSecond = perSecond
        burst = max(1, perSecond * 2)
        self.maximumClientCount = maximumClientCount
    }

    /// Whether a client may make a request at a time in seconds; nothing is taken.
    func hasRoom(for client: String, at now: Double) -> Bool {
        guard perSecond > 0 else { return true }
        return buckets.withLock { buckets in
            guard let bucket = buckets[client] else { return true }
            return level(of: bucket, at: now) >= 1
        }
    }

    /// Takes one request of a client at a time in seconds; gives the seconds to wait where there
    /// are too many.
    func take(_ client: String, at now: Double) -> Double? {
        guard perSecond > 0 else { return nil }
        return buckets.withLock { buckets in
            if buckets.count >= maximumClientCount, buckets[client] == nil {
                buckets = buckets.filter { level(of: $0.value, at: now) < burst }
                if buckets.count >= maximumClientCount { return 1 }
            }
            var bucket = buckets[client] ?? Bucket(level: burst, updated: now)
            bucket.level = level(of: bucket, at: now)
            bucket.updated = now
            let isAllowed = bucket.level >= 1
            if isAllowed { bucket.level -= 1 }
            buckets[client] = bucket
            return isAllowed ? nil : max(0.001, (1 - bucket.level) / perSecond)
        }
    }

    /// How full a bucket is at a time in seconds.
    private func level(of bucket: Bucket, at now: Double) -> Double {
        min(burst, bucket.level + max(0, now - bucket.updated) * perSecond)
    }
}
