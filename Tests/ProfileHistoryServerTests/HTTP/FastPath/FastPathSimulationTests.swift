import HTTPTypes
import NIOCore
import NIOHTTPTypes
import Testing

@testable import ProfileHistoryServer

/// Whatever a client sends, and whoever answers when: each request is answered once, in order.
@Suite struct FastPathSimulationTests {
    @Test(arguments: UInt64(1)...40)
    func `every request is answered once and in its order`(seed: UInt64) throws {
        var story = try Conversation(seed: seed)
        for _ in 0..<1_000 { try story.step() }
        try story.end()
    }
}

/// A client that sends what it likes, a memory and a framework that answer when they like.
private struct Conversation {
    private let connection: FastPathConnection
    private var random: SplitMix64
    /// The paths of the requests whose head was sent.
    private var asked: [String] = []
    /// What the client has still to send of a request.
    private var rest: [HTTPRequestPart] = []
    /// How many requests the framework has answered.
    private var answeredCount = 0

    init(seed: UInt64) throws {
        connection = try FastPathConnection()
        random = SplitMix64(seed: seed)
    }

    mutating func step() throws {
        switch Int.random(in: 0..<10, using: &random) {
        case 0..<2: try send()
        case 2..<5 where !connection.waiting.isEmpty:
            try connection.complete(!random.oneIn(5))
        default: try answer()
        }
        #expect(connection.waiting.count <= 1)
        #expect(connection.answeredPaths.count <= asked.count)
    }

    /// Sends some parts at once, from the middle of a request to the middle of another.
    private mutating func send() throws {
        var parts: [HTTPRequestPart] = []
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            if rest.isEmpty { rest = request() }
            parts.append(rest.removeFirst())
        }
        if !random.oneIn(4) { parts += exchange(&rest, with: []) }
        try connection.receive(parts)
    }

    private mutating func request() -> [HTTPRequestPart] {
        let path = "\(random.oneIn(6) ? "/slow" : "/fast")/\(asked.count)"
        asked.append(path)
        let method: HTTPRequest.Method =
            random.oneIn(12) ? [.post, .head][random.oneIn(2) ? 1 : 0] : .get
        let hasBody = random.oneIn(12)
        let body: [HTTPRequestPart] = hasBody ? [.body(ByteBuffer(string: path))] : []
        return [FastPathConnection.head(path, method)] + body + [.end(nil)]
    }

    /// The framework answers the next request that it was handed, perhaps before its end.
    private mutating func answer() throws {
        guard answeredCount < connection.handedOnPaths.count else { return }
        try connection.answer(connection.handedOnPaths[answeredCount])
        answeredCount += 1
    }

    mutating func end() throws {
        try connection.receive(rest)
        while !connection.waiting.isEmpty || answeredCount < connection.handedOnPaths.count {
            if !connection.waiting.isEmpty { try connection.complete() }
            try answer()
        }
        #expect(connection.answeredPaths == asked)
        // Both took part, and what was handed on was handed on whole.
        let fast = connection.askedCount
        #expect(fast > 50 && answeredCount > 50, "\(fast), \(answeredCount)")
        let ends = connection.handedOn.count { if case .end = $0 { true } else { false } }
        #expect(ends == answeredCount)
    }
}
