import AuditReports
import EventModel
import JSON
import Testing

@testable import ProfileHistoryStore

/// Whom a fault reached: what is counted, listed apart, and refused.
@Suite struct BlastRadiusTests {
    let bench: Bench

    init() throws {
        bench = try Bench()
        try bench.activatePublished()
        try bench.take(Citizen.lines() + Citizen.lines(of: Row.younger, born: "1991-01-02"))
        try bench.take([
            line("a", "low", recipient: "jobcentre:0101"),
            line("b", "high", recipient: "citizen"),
            line("c", "low", of: Row.younger, recipient: "citizen"),
            line("d", "low", model: "the tool of 2015", recipient: "citizen"),
            Row.annulment(of: "b", registered: "2018-01-01T08:00:00Z", source: "tool"),
        ])
    }

    private func line(
        _ id: String,
        _ class: String,
        model: String = "published-2021-09-15",
        of person: String = Row.citizen,
        recipient: String
    ) -> String {
        """
        {"type":"score-issued","id":"\(id)","source":"tool","subject":"\(person)",\
        "at":"2017-09-20T10:00:00Z","model":"\(model)","class":"\(`class`)",\
        "recipient":"\(recipient)"}
        """
    }

    private func answer(
        _ fault: BlastRadiusQuestion.Fault,
        within: PositionRange? = nil
    ) throws -> BlastRadius {
        try bench.store.blastRadius(BlastRadiusQuestion(fault, within: within))
    }

    private func input(_ text: String) throws -> BlastRadius {
        try answer(.input(InputCondition(parsing: text)))
    }

    @Test func `recipients and classes are those of what was shown`() throws {
        let answer = try answer(.model("published-2021-09-15"))
        #expect(answer.scores.count == 3)
        #expect(answer.subjects.count == 2)
        #expect(answer.count(.annulled) == 1)
        #expect(answer.recipients.map(\.name) == ["citizen", "jobcentre:0101"])
        #expect(answer.recipients.map(\.scores) == [1, 1])
        #expect(answer.classes.map(\.name) == ["low"])
        #expect(answer.classes.first?.subjects == 2)
        #expect(answer.unexamined == [])
    }

    @Test func `a version that only scores name is found too, and one that nothing names is not`()
        throws
    {
        #expect(try answer(.model("the tool of 2015")).scores.count == 1)
        #expect(try answer(.model("published-2021-09-02")).scores == [])
        expect(.unknownModel) { try answer(.model("nobody's")) }
    }

    @Test func `only scores of a range are looked at`() throws {
        let all = try answer(.model("published-2021-09-15"))
        let place = all.scores[0].score.position
        let one = try answer(
            .model("published-2021-09-15"),
            within: PositionRange(from: place, to: place)
        )
        #expect(one.scores == [all.scores[0]])
    }

    @Test func `an input says whether it was consulted and where it was read`() throws {
        let answer = try input("origin=danish")
        #expect(answer.scores.count == 3)
        // The version is not registered, so nobody knows what it was given.
        #expect(answer.unexamined.map(\.reason) == [.modelNotRegistered])
        guard case .input(let touched)? = answer.scores.first?.reasons.first else {
            Issue.record("\(answer)")
            return
        }
        #expect(touched.feature == "origin")
        #expect(touched.isConsulted == true)
        #expect(touched.positions.count == 1)
        #expect(try input("origin=unknown").scores == [])
    }

    @Test func `who was erased is named, and an erased input is not taken for another`() throws {
        try bench.store.erase(
            [.attribute("origin")],
            of: SubjectReference(parsing: Row.citizen),
            ground: "GDPR 17",
            authority: "office"
        )
        let part = try input("origin=danish")
        #expect(part.scores.count == 1)
        #expect(
            part.unexamined.map(\.reason) == [.inputErased, .inputErased, .modelNotRegistered]
        )
        let younger = try bench.subject(Row.younger)
        try bench.store.erase(
            SubjectReference(parsing: Row.younger),
            ground: "GDPR 17",
            authority: "office"
        )
        let whole = try input("origin=danish")
        #expect(whole.scores == [])
        #expect(whole.erased == [younger])
    }

    @Test func `a restricted score is listed without what it states`() throws {
        try bench.take([
            """
            {"type":"restrict","id":"r-1","source":"office","subject":"\(Row.younger)",\
            "maySee":["dpo"],"registered":"2018-02-01"}
            """
        ])
        let answer = try answer(.model("published-2021-09-15"))
        #expect(answer.scores.count == 2)
        #expect(answer.unexamined.map(\.reason) == [.restricted])
        let question = BlastRadiusQuestion(
            .model("published-2021-09-15"),
            options: AuditOptions(roles: ["dpo"])
        )
        #expect(try bench.store.blastRadius(question).scores.count == 3)
    }

    @Test func `a fault that can not be is refused`() throws {
        expect(.unknownAttribute) { try input("shoeSize=42") }
        for text in ["origin", "=danish", "origin=", "origin=(withheld)", "origin=(maybe)"] {
            expect(.badInput) { try InputCondition(parsing: text) }
        }
        for text in ["", "-", "3-", "-3", "5-3", "1-2-3", "+1", "a"] {
            expect(.badInput) { try PositionRange(parsing: text) }
        }
        #expect(try PositionRange(parsing: "7") == PositionRange(parsing: "7-7"))
        expect(.badInput) { try answer(.range(PositionRange(parsing: "100000-100001"))) }
        expect(.badInput) {
            try bench.store.blastRadius(
                BlastRadiusQuestion(.model("x"), options: AuditOptions(jobs: 0))
            )
        }
    }

    @Test func `JSON and report tell the same, in both languages`() throws {
        let answer = try input("origin=danish")
        var writer = JSONWriter()
        answer.write(to: &writer)
        let json = try JSONValue(parsing: writer.text)
        #expect(json["scores"]?.array?.count == 3)
        #expect(json["counts"]?["subjects"]?.int64 == 2)
        #expect(json["scores"]?.array?[0]["why"]?.array?[0]["consulted"]?.bool == true)
        #expect(json["notExamined"]?.array?[0]["why"] == "modelNotRegistered")
        let english = answer.report().text(in: .english, width: 100)
        #expect(english.contains("Persons reached: 2"))
        #expect(english.contains("the model is not registered"))
        #expect(answer.report().html(in: .danish).contains("Hvem en fejl har ramt"))
    }
}
