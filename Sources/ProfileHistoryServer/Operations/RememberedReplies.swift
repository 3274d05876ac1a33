internal import Crypto
internal import Synchronization

/// Answers to what makes something new every time, by caller, operation and key.
///
/// A request that is sent again, because its answer was lost, gets the answer that it missed and
/// makes nothing twice. Bounded in number and kept for a day at most, in memory.
final class RememberedReplies: Sendable {
    /// What a request that names a key comes upon.
    enum Beginning: Sendable {
        /// Nothing: it is carried out, and ``finish(_:with:)`` is called.
        case first
        /// The same request was answered before.
        case answered(Reply)
        /// The same request is being carried out.
        case running
        /// Another request had this key.
        case otherContent
    }

    private struct Entry {
        let content: [UInt8]
        let begun: Double
        var reply: Reply?
    }

    private struct State {
        var entries: [[UInt8]: Entry] = [:]
        /// Keys in the order in which they came.
        var order: [[UInt8]] = []
    }

    static let capacity = 10_000
    static let secondsKept = 86_400.0

    private let state = Mutex(State())

    /// What an entry is kept under.
    static func key(_ call: Call, _ operation: Operation) -> [UInt8] {
        digest(
            [call.caller?.actor ?? "", operation.id, call.idempotencyKey ?? ""]
                .map { Array($0.utf8) }
        )
    }

    /// What tells one request from another under the same key.
    static func content(_ call: Call) -> [UInt8] {
        let parameters = call.parameters.values.sorted { $0.name < $1.name }
            .flatMap { [Array($0.name.utf8), Array($0.value.utf8)] }
        return digest(parameters + [call.body])
    }

    /// A digest of parts, each told from the next by its length.
    static func digest(_ parts: [[UInt8]]) -> [UInt8] {
        var hash = SHA256()
        for part in parts {
            hash.update(data: (0..<8).map { UInt8(truncatingIfNeeded: part.count >> (8 * $0)) })
            hash.update(data: part)
        }
        return Array(hash.finalize())
    }

    /// Notes that a request begins, at a time in seconds, or says what was made of it before.
    func begin(_ key: [UInt8], _ content: [UInt8], at now: Double) -> Beginning {
        state.withLock { state in
            if let entry = state.entries[key], now - entry.begun < Self.secondsKept {
                guard entry.content == content else { return .otherContent }
                return entry.reply.map { .answered($0) } ?? .running
            }
            if state.entries[key] == nil { state.order.append(key) }
            state.entries[key] = Entry(content: content, begun: now)
            while state.order.count > Self.capacity {
                state.entries[state.order.removeFirst()] = nil
            }
            return .first
        }
    }

    /// Keeps the answer of a request that began; forgets the request where there is none.
    func finish(_ key: [UInt8], with reply: Reply?) {
        state.withLock { state in
            if let reply {
                state.entries[key]?.reply = reply
            } else {
                state.entries[key] = nil
                state.order.removeAll { $0 == key }
            }
        }
    }
}
