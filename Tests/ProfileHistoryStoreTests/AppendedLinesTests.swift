import EventLog
import EventModel
import Testing

@testable import ProfileHistoryStore

/// Lines that are appended one by one, as the service does.
@Suite struct AppendedLinesTests {
    let bench: Bench

    init() throws { bench = try Bench() }

    private func append(_ lines: [String]) async throws -> [LineOutcome] {
        try await bench.store.append(lines: lines.map { Array($0.utf8) })
    }

    @Test func `each line has its own outcome, in order`() async throws {
        let outcomes = try await append([
            Row.fact("1", "sex", "\"f\""), "{", Row.fact("2", "sex", "\"x\""),
            Row.fact("1", "sex", "\"f\""), Row.fact("1", "sex", "\"m\""),
        ])
        guard outcomes.count == 5, case .stored(let first) = outcomes[0],
            case .stored(let again) = outcomes[3]
        else {
            Issue.record("\(outcomes)")
            return
        }
        #expect(!first.isDuplicate && again.isDuplicate && first.position == again.position)
        let codes = outcomes.compactMap { outcome -> String? in
            guard case .refused(let code, _, _) = outcome else { return nil }
            return code
        }
        #expect(codes == ["not-json", "invalid-value", "different-content"])
    }

    @Test func `definitions go by files`() async throws {
        let line = """
            {"type":"attribute","id":"a","source":"s","name":"shoeSize","kind":"integer",\
            "registered":"2018-01-01"}
            """
        let outcomes = try await append([line])
        #expect(outcomes.count == 1)
        guard case .refused("unknown-type", "type", _) = outcomes[0] else {
            Issue.record("\(outcomes)")
            return
        }
        #expect(try bench.store.log.nextPosition() == .first)
    }
}
