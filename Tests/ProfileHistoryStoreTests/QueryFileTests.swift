import EventLog
import EventModel
import JSON
import ProfileHistoryStore
import Projections
import Testing

/// Questions in a file, answered in order.
@Suite struct QueryFileTests {
    let bench: Bench

    init() throws {
        bench = try Bench()
        try bench.activatePublished()
        try bench.take(Citizen.lines())
    }

    /// The answers to lines, and what was counted.
    private func answers(
        _ lines: [String],
        _ kind: QueryFile.Kind = .profile
    ) throws -> ([String], QueryFile.Summary) {
        let path = try bench.write("queries.ndjson", lines)
        var bytes: [UInt8] = []
        let summary = try QueryFile(bench.store, kind: kind).answer(path) { bytes += $0 }
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.isEmpty || text.hasSuffix("\n"))
        return (text.split(separator: "\n").map(String.init), summary)
    }

    @Test func `an answer is the one that the question gets alone`() throws {
        let (profiles, summary) = try answers([
            #"{"subject":"\#(Row.citizen)","at":"2017-09-17"}"#,
            #"{"subject":"subject:1","at":"2017-09-18","known":"2017-12-31"}"#,
            #"{"subject":"subject:1","at":"2017-09-18","known":3,"clock":"position"}"#,
            #"{"subject":"subject:1","at":"2017-09-18","known":3}"#,
            #"{"subject":"subject:1","at":"2017-09-18","known":"2018-06-01","clock":"recorded"}"#,
        ])
        #expect(summary.questions == 5)
        #expect(summary.errors == 0)
        let position = try bench.profileText(bench.asOf("2017-09-18", known: "position:3"))
        #expect(
            profiles == [
                try bench.profileText(bench.asOf("2017-09-17")),
                try bench.profileText(bench.asOf("2017-09-18", known: "2017-12-31")),
                position,
                position,
                try bench.profileText(
                    bench.asOf("2017-09-18", known: "2018-06-01", clock: .recorded)
                ),
            ]
        )
    }

    @Test func `questions for scores take a version, a group and changes`() throws {
        let head = #"{"subject":"subject:1","at":"2017-09-18""#
        let (scores, summary) = try answers(
            [
                "\(head)}", #"\#(head),"model":"published-2021-09-02"}"#,
                #"\#(head),"set":"origin=western_descendant"}"#,
                #"\#(head),"set":["age=60","q2=6m"],"without":[]}"#,
                #"\#(head),"without":["origin"]}"#, #"\#(head),"group":"kontanthjaelp"}"#,
            ],
            .score
        )
        let classes = try scores.map { text in
            let answer = try JSONValue(parsing: text)
            return answer["score"]?["class"]?.string ?? answer["error"]?["code"]?.string
        }
        #expect(classes == ["low", "high", "high", "high", nil, "unknown-model"])
        #expect(summary.errors == 1)
    }

    /// Questions that do not hold, and the code of the error that answers them.
    private static let wrong = [
        (#"{"subject":"cpr:2509479989","at":"2017-09-18"}"#, "unknown-subject"),
        (#"{"subject":"somebody","at":"2017-09-18"}"#, "bad-input"),
        (#"{"subject":"subject:1","at":"2017-02-29"}"#, "bad-input"),
        (#"{"subject":"subject:1"}"#, "bad-input"),
        (#"{"at":"2017-09-18"}"#, "bad-input"),
        (#"{"subject":"subject:1","at":"2017-09-18","when":"now"}"#, "bad-input"),
        (#"{"subject":"subject:1","at":"2017-09-18","clock":"sundial"}"#, "bad-input"),
        (#"{"subject":"subject:1","at":"2017-09-18","known":-1}"#, "bad-input"),
        (#"{"subject":"subject:1","at":"2017-09-18","known":1.5}"#, "bad-input"),
        (#"{"subject":1,"at":"2017-09-18"}"#, "bad-input"),
        (#"["subject:1"]"#, "bad-input"), ("{", "bad-input"), ("nonsense", "bad-input"),
    ]

    @Test func `a question that does not hold is answered by an error on its line`() throws {
        let good = #"{"subject":"subject:1","at":"2017-09-17"}"#
        let (texts, summary) = try answers(Self.wrong.flatMap { [$0.0, good] })
        try #require(texts.count == 2 * Self.wrong.count)
        #expect(summary.questions == texts.count)
        #expect(summary.errors == Self.wrong.count)
        let answer = try bench.profileText(bench.asOf("2017-09-17"))
        for (index, (line, code)) in Self.wrong.enumerated() {
            let error = try JSONValue(parsing: texts[2 * index])["error"]
            #expect(error?["code"]?.string == code, "\(line)")
            #expect(error?.object?.keys == ["code", "field", "message"], "\(line)")
            #expect(!texts[2 * index].contains("2509479989"))
            #expect(texts[2 * index + 1] == answer)
        }
    }

    @Test func `thousands of questions are answered in order, on all cores`() throws {
        try bench.take(Citizen.lines(of: Row.younger, born: "1991-01-02"))
        // Every hour of half a year and every third question one that does not hold.
        let start = try Instant(parsing: "2017-05-01T00:00:00Z").microseconds
        let lines = (0..<5_000).map { hour in
            let instant = Instant(microseconds: start + Int64(hour) * 3_600_000_000)
            let subject = hour % 3 == 2 ? "subject:99" : "subject:\(hour % 3 + 1)"
            return #"{"subject":"\#(subject)","at":"\#(instant)"}"#
        }
        let (texts, summary) = try answers(lines)
        #expect(texts.count == 5_000)
        #expect(summary.questions == 5_000)
        #expect(summary.errors == 1_666)
        for (hour, text) in texts.enumerated() {
            let instant = Instant(microseconds: start + Int64(hour) * 3_600_000_000)
            let expected =
                hour % 3 == 2
                ? #"{"error":{"code":"unknown-subject""#
                : #"{"subject":"subject:\#(hour % 3 + 1)","asOf":{"effective":"\#(instant)""#
            guard text.hasPrefix(expected) else {
                Issue.record("the answer \(hour) is \(text.prefix(120))")
                return
            }
        }
    }

    @Test func `an empty file has no answers, a missing one is refused`() throws {
        let (texts, summary) = try answers([])
        #expect(texts.isEmpty)
        #expect(summary.questions == 0)
        expect(.badInput) {
            try QueryFile(bench.store, kind: .profile).answer("\(bench.folder.path)/none") { _ in }
        }
    }
}
