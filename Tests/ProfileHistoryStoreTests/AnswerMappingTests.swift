import EventLog
import EventModel
import Foundation
import JSON
import ProfileModel
import ProfileScoring
import Projections
import Scoring
import Testing

@testable import ProfileHistoryStore

/// Answers of another version of the questionnaire are read by a mapping, and stay what they were.
@Suite struct AnswerMappingTests {
    private static let form = """
        {"type":"form","id":"form-2013","source":"jobnet","name":"2013",\
        "registered":"2013-01-01T08:00:00Z","questions":[{"id":"when","kind":"one",\
        "da":"Hvornår?","codes":{"soon":"snart","later":"senere","never":"aldrig"}}]}
        """

    /// The small document, with answers of the form of 2013 mapped.
    private static func document(_ edit: (String) -> String = { $0 }) -> [UInt8] {
        let plain = String(decoding: Documents.small("mapped"), as: UTF8.self)
            .replacing(#""forms": ["2015", "2017"]"#, with: #""forms": ["2013", "2015", "2017"]"#)
            .replacing(
                #""questions": [{"#,
                with: """
                    "questions": [
                    { "name": "when", "sensitivity": "personal", "legalBasis": "none" }, {
                    """
            )
            .replacing(
                #"{ "name": "q2", "from": { "question": "q2" } }"#,
                with: """
                    { "name": "q2", "from": { "question": "q2" }, "mappings": [
                      { "form": "2013", "question": "when",
                        "choices": { "soon": "1m", "later": "6m", "never": null } } ] }
                    """
            )
        return Array(edit(plain).utf8)
    }

    private static func answers(_ number: Int, _ answer: String, form: String) -> String {
        Row.submission(
            "f-\(number)",
            answer,
            of: Population.person(number),
            form: form,
            at: "2017-08-01T10:00:00+02:00"
        )
    }

    private func bench() throws -> Bench {
        let bench = try Bench()
        try bench.take([Self.form])
        try bench.approve("mapped", Self.document())
        try bench.activate("mapped", from: "2017-01-01")
        try bench.take([
            Self.answers(0, #"{"when":"soon"}"#, form: "2013"),
            Self.answers(1, #"{"when":"later"}"#, form: "2013"),
            Self.answers(2, #"{"when":"never"}"#, form: "2013"),
            Self.answers(3, #"{"when":{"state":"declined"}}"#, form: "2013"),
            Self.answers(4, #"{"q2":"1m"}"#, form: "2015"),
            Self.answers(5, #"{"q2":"6m"}"#, form: "2017"),
        ])
        return bench
    }

    @Test func `each choice stands for what the mapping says, and states for themselves`() throws {
        let bench = try bench()
        let asOf = try bench.asOf("2017-09-01")
        var found: [String] = []
        var notes: [Bool] = []
        for number in 0..<6 {
            let result = try bench.store.score(
                of: bench.subject(Population.person(number)),
                asOf: asOf
            ).result
            let input = try #require(result.input("q2"))
            found.append("\(input.value):\(result.label?.name ?? "")")
            notes.append(input.note?.contains("mapped") == true)
        }
        #expect(
            found == [
                "1m:low", "6m:high", "(unknown):high", "(declined):high", "1m:low", "6m:high",
            ]
        )
        #expect(notes == [true, true, true, true, false, false])
        // The answers stay what they were.
        let profile = try bench.profile(asOf, of: Population.person(0))
        #expect("\(profile)".contains("soon") && !"\(profile)".contains("1m"))
    }

    @Test func `a population comes out as each person does`() throws {
        let bench = try bench()
        var bytes: [UInt8] = []
        _ = try bench.store.replay(
            ReplayRequest(.population(PopulationQuestion(at: "2017-09-01")), format: .ndjson),
            to: .stream { bytes += $0 }
        )
        let rows = try bytes.split(separator: UInt8(ascii: "\n")).map {
            try JSONValue(parsing: Array($0))
        }
        #expect(
            rows.map { $0["class"]?.string } == ["low", "high", "high", "high", "low", "high"]
        )
        let issued = try bench.store.issue(
            bench.subject(Population.person(1)),
            IssueRequest(recipient: "citizen")
        )
        #expect(issued.body.class == "high")
    }

    @Test(
        arguments: [
            (#""form": "2013", "question": "when""#, #""form": "2011", "question": "when""#),
            (#""question": "when""#, #""question": "q8""#),
            (#""never": null"#, #""never": "someday""#), (#", "never": null"#, ""),
            (#""soon": "1m""#, #""sometime": "1m""#),
            (#"{ "name": "when", "sensitivity": "personal", "legalBasis": "none" },"#, ""),
            (#""choices": {"#, #""codes": {"#),
        ]
    )
    func `a mapping that does not hold is refused`(old: String, new: String) throws {
        let bench = try Bench()
        try bench.take([Self.form])
        let faulty = Self.document { text in
            #expect(text.contains(old))
            return text.replacing(old, with: new)
        }
        let error = #expect(throws: StoreError.self) {
            try bench.store.register(faulty, by: bench.step("author"))
        }
        #expect(error?.code == .badInput)
        #expect(error?.message.contains("$.") == true)
    }
}
