import EventLog
import EventModel
import JSON
import ProfileModel
import ProfileScoring
import Projections
import Testing

@testable import ProfileHistoryStore

/// A score that is shown is kept with what it was made of, and its replay says where it departs.
@Suite struct IssueTests {
    let bench: Bench

    init() throws {
        bench = try Bench()
        try bench.activatePublished()
        try bench.take(Citizen.lines())
    }

    private func issue(
        to recipient: String = "jobcentre:0101",
        at: String? = nil
    ) throws -> Issuance {
        try bench.store.issue(
            bench.subject(),
            at: at.map { EffectiveTime(try Instant(parsing: $0)) },
            IssueRequest(recipient: recipient)
        )
    }

    private func replay(all: Bool = false) throws -> [JSONValue] {
        var bytes: [UInt8] = []
        let request = ReplayRequest(.issued(listsAll: all), format: .ndjson)
        _ = try bench.store.replay(request, to: .stream { bytes += $0 })
        return try bytes.split(separator: UInt8(ascii: "\n")).map {
            try JSONValue(parsing: Array($0))
        }
    }

    @Test func `what is shown is an event with its class, recipient, text and inputs`() throws {
        let last = try bench.store.log.nextPosition().rawValue - 1
        let issued = try issue()
        #expect(issued.position.rawValue == last + 1)
        #expect(issued.body.inputsThrough?.rawValue == last)
        let event = try #require(
            try bench.store.log.events(from: issued.position, limit: 1).first
        )
        let body = try ScoreIssuedBody(decoding: event.body)
        #expect(body == issued.body)
        #expect(body.class == "low")
        #expect(body.recipient == "jobcentre:0101")
        #expect(body.targetGroup == "dagpenge")
        let evidence = try #require(body.evidence)
        #expect(evidence.text == IssueRequest.plainText)
        let inputs = issued.answer.result.inputs
        #expect(evidence.inputs.map(\.positions) == inputs.map(\.positions))
        #expect(evidence.steps.count == issued.answer.result.path.count)
        #expect(try replay(all: true).map { $0["difference"] } == ["same"])
    }

    @Test func `shown twice is shown twice`() throws {
        let first = try issue()
        let second = try issue(to: "citizen")
        #expect(second.position.rawValue == first.position.rawValue + 1)
        #expect(try replay(all: true).map { $0["difference"] } == ["same", "same"])
    }

    @Test func `what is said later changes nothing of what was shown`() throws {
        _ = try issue(at: "2017-10-01T08:00:00Z")
        try bench.take([
            Row.fact(
                "origin-late",
                "origin",
                #""nonwestern_descendant""#,
                effective: "1962-08-02",
                registered: "2016-01-01T08:00:00Z"
            ),
            Row.annulment(
                of: "form-\(Row.citizen.suffix(10))",
                registered: "2018-05-01",
                source: "jobnet"
            ),
        ])
        #expect(try replay() == [])
    }

    @Test func `the day of the question is today, and no day to come`() throws {
        let close = try DayOrInstant(parsing: "2018-06-01").close
        let today = try bench.store.issue(
            bench.subject(),
            at: EffectiveTime(close),
            IssueRequest(recipient: "citizen")
        )
        #expect(today.answer.asOf.effective.instant == bench.store.now())
        #expect(throws: StoreError.self) { try issue(at: "2018-06-01T12:00:01Z") }
    }

    @Test func `what can not be shown is refused and leaves no event`() throws {
        let before = try bench.store.log.nextPosition()
        let long = String(repeating: "x", count: 201)
        for recipient in ["", "a\u{7}", long, "cpr 010490-9995"] {
            let error = #expect(throws: StoreError.self) { try issue(to: recipient) }
            #expect(error?.code == .badInput)
            #expect(error?.field == "to")
        }
        let none = #expect(throws: StoreError.self) { try issue(at: "2017-07-01T08:00:00Z") }
        #expect(none?.code == .noSubmission)
        try bench.take(Citizen.lines(of: Row.younger, born: "1991-01-02", origin: "unknown"))
        let after = try bench.store.log.nextPosition()
        let empty = #expect(throws: StoreError.self) {
            try bench.store.issue(bench.subject(Row.younger), IssueRequest(recipient: "citizen"))
        }
        #expect(empty?.code == .checkFailed)
        #expect(try bench.store.log.nextPosition() == after)
        #expect(before < after)
    }

    /// Stores a score as it was issued, but for one thing.
    private func forge(
        _ issued: Issuance,
        _ id: String,
        _ change: (inout ScoreEvidence) -> Void
    ) throws {
        var evidence = try #require(issued.body.evidence)
        change(&evidence)
        let body = ScoreIssuedBody(
            model: issued.body.model,
            class: issued.body.class,
            recipient: issued.body.recipient,
            score: issued.body.score,
            targetGroup: issued.body.targetGroup,
            inputsThrough: issued.body.inputsThrough,
            evidence: evidence
        )
        let event = NewEvent(
            type: .scoreIssued,
            destination: .subject(issued.answer.subject),
            key: try EventKey(source: "issued", id: id),
            registered: RegisteredTime(bench.store.now()),
            effective: issued.answer.asOf.effective,
            body: body.bytes
        )
        let outcomes = try bench.store.log.append([AppendRequest([event])])
        guard case .stored = outcomes[0] else { throw StoreError(.badInput, "\(outcomes)") }
    }

    @Test func `the first difference is named, and whether data, model or code made it`() throws {
        let issued = try issue()
        try forge(issued, "document") { $0.document[3] ^= 1 }
        try forge(issued, "positions") { $0.inputs[1].positions = [Position(rawValue: 1)] }
        try forge(issued, "value") { $0.inputs[2].digest ^= 1 }
        try forge(issued, "step") { $0.steps[1] ^= 1 }
        try forge(issued, "fewer") { $0.steps.removeLast() }
        try forge(issued, "result") { $0.result?[0] ^= 1 }
        let rows = try replay()
        #expect(rows.allSatisfy { $0["difference"] == "result" })
        #expect(rows.map { $0["cause"] } == ["model", "data", "code", "code", "code", "code"])
        let names = issued.answer.result.inputs.map(\.feature)
        let path = issued.answer.result.path.map(\.node)
        let places = rows.map { $0["place"]?.string }
        #expect(
            places == [
                nil, "input \(names[1])", "input \(names[2])", "node \(path[1])",
                "node \(path[path.count - 1])", nil,
            ]
        )
    }

    @Test func `the terms of a sum are told apart`() throws {
        let bench = try Bench(now: "2022-01-01T12:00:00Z")
        let attributes = try Documents.published(file: "amas-attributes.ndjson")
            .split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
        try bench.take(attributes)
        let document = try Documents.published("amas")
        try bench.approve("amas", document)
        try bench.take(Population.feed(40, seed: 3))
        for group in try bench.store.document(of: "amas").targetGroups {
            try bench.activate("amas", for: group.rawValue, from: "2017-01-01")
        }
        let time = EffectiveTime(try Instant(parsing: "2018-03-01T10:00:00Z"))
        var sums = 0
        var without: Set<StoreError.Code> = []
        for number in 1...40 {
            let issued: Issuance
            do throws(StoreError) {
                issued = try bench.store.issue(
                    SubjectID(rawValue: UInt64(number)),
                    at: time,
                    IssueRequest(recipient: "citizen")
                )
            } catch {
                without.insert(error.code)
                continue
            }
            sums += 1
            let evidence = try #require(issued.body.evidence)
            #expect(evidence.linearPredictor != nil)
            #expect(evidence.steps.count == issued.answer.result.terms.count)
        }
        // No form, a form for a group that no version is in force for, an age without coefficient.
        #expect(without.isSubset(of: [.noSubmission, .unknownModel, .checkFailed]))
        var bytes: [UInt8] = []
        let request = ReplayRequest(.issued(listsAll: true), format: .ndjson)
        _ = try bench.store.replay(request, to: .stream { bytes += $0 })
        let rows = try bytes.split(separator: UInt8(ascii: "\n")).map {
            try JSONValue(parsing: Array($0))
        }
        #expect(rows.count == sums)
        #expect(sums > 0)
        #expect(rows.allSatisfy { $0["difference"] == "same" })
    }

    @Test func `of an erased input the evidence keeps no digest`() throws {
        let issued = try issue()
        try bench.store.erase(
            [.attribute("origin")],
            of: SubjectReference(parsing: Row.citizen),
            ground: "GDPR 17(1)(d)",
            authority: "the data protection"
        )
        let entries = try bench.store.history(of: bench.subject(), asOf: bench.asOf("2018-06-01"))
            .entries
        let entry = try #require(entries.first { $0.provenance.position == issued.position })
        guard case .scoreIssued(let body) = entry.statement else {
            Issue.record("\(entry.statement)")
            return
        }
        #expect(body.evidence == issued.body.evidence?.withoutDigests)
        #expect(body.class == issued.body.class)
        #expect(try replay().map { $0["difference"] } == ["withheld"])
    }

    @Test func `of an imported score the likely cause is tried`() throws {
        func line(_ id: String, _ label: String, at: String = "2017-09-20T10:00:00Z") -> String {
            """
            {"type":"score-issued","id":"\(id)","source":"tool","subject":"\(Row.citizen)",\
            "at":"\(at)","model":"published-2021-09-15","class":"\(label)","recipient":"citizen"}
            """
        }
        // The first of the other versions, by name, that gives this class of the same inputs.
        try bench.take([line("other-version", "high")])
        let first = try replay()
        #expect(first.map { $0["cause"] } == ["model"])
        #expect(first.map { $0["place"] } == ["version published-2021-09-02"])
        try bench.take([
            Row.fact(
                "origin-late",
                "origin",
                #""nonwestern_descendant""#,
                effective: "1962-08-02",
                registered: "2018-02-12T08:00:00Z"
            )
        ])
        let second = try replay()
        #expect(second.map { $0["cause"] } == ["data"])
        #expect(second.map { $0["place"] } == ["input origin"])
    }
}
