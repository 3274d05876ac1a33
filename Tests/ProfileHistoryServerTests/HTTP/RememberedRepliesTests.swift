import HTTPTypes
import Testing

@testable import ProfileHistoryServer

/// What is sent again under its key is answered again and not done again.
@Suite struct RememberedRepliesTests {
    private func beginning(
        _ replies: RememberedReplies,
        _ key: UInt8,
        _ content: UInt8,
        at now: Double = 0
    ) -> String {
        switch replies.begin([key], [content], at: now) {
        case .first: "first"
        case .running: "running"
        case .otherContent: "other"
        case .answered(let reply): "answered \(reply.outcome)"
        }
    }

    private var reply: Reply { Reply([1], type: .json, status: .created) }

    @Test func `a request runs once, and its answer is given again`() {
        let replies = RememberedReplies()
        #expect(beginning(replies, 1, 1) == "first")
        #expect(beginning(replies, 1, 1) == "running")
        #expect(beginning(replies, 1, 2) == "other")
        replies.finish([1], with: reply)
        #expect(beginning(replies, 1, 1) == "answered answered")
        #expect(beginning(replies, 1, 2) == "other")
        #expect(beginning(replies, 2, 1) == "first")
    }

    @Test func `what failed may be tried again`() {
        let replies = RememberedReplies()
        #expect(beginning(replies, 1, 1) == "first")
        replies.finish([1], with: nil)
        #expect(beginning(replies, 1, 2) == "first")
    }

    @Test func `after a day an answer is forgotten`() {
        let replies = RememberedReplies()
        #expect(beginning(replies, 1, 1) == "first")
        replies.finish([1], with: reply)
        #expect(beginning(replies, 1, 1, at: 86_399) == "answered answered")
        #expect(beginning(replies, 1, 1, at: 86_400) == "first")
    }

    @Test func `the oldest make room for new ones`() {
        let replies = RememberedReplies()
        for number in 0...RememberedReplies.capacity {
            let key = (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
            if case .first = replies.begin(key, [0], at: 0) { continue }
            Issue.record("\(number)")
        }
        guard case .first = replies.begin([0, 0, 0, 0], [1], at: 0) else {
            Issue.record("the first is kept beyond the capacity")
            return
        }
    }
}
