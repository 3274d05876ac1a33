import AuditReports
import EventLog
import EventModel
import JSON
import ProfileModel
import ProfileScoring
import Projections
import Testing

@testable import ProfileHistoryStore

/// The letter says of one person what the store holds, and nothing else.
@Suite struct LetterTests {
    let bench: Bench

    init() throws {
        bench = try Bench()
        try bench.activatePublished()
        try bench.take(Citizen.lines())
    }

    private func letter(
        _ person: String = Row.citizen,
        about: String = "origin",
        at day: String? = nil,
        roles: Set<String> = []
    ) throws -> CitizenLetter {
        try bench.store.letter(
            to: bench.subject(person),
            about: about,
            at: day.map { try bench.asOf($0).effective },
            roles: roles
        )
    }

    private static func text(_ letter: CitizenLetter, _ question: Int) -> String {
        letter.answers[question].sentences.map(\.text.danish).joined(separator: " ")
    }

    /// Holds every sentence against the log: its events are there, and the person's or a version's.
    private func expectTraceable(_ letter: CitizenLetter) throws {
        for sentence in letter.sentences {
            #expect(!sentence.text.danish.isEmpty && !sentence.text.english.isEmpty)
            guard case .events(let positions) = sentence.ground else { continue }
            #expect(!positions.isEmpty)
            for position in positions {
                let event = try #require(
                    try bench.store.log.events(from: position, limit: 1).first
                )
                #expect(event.position == position)
                #expect([letter.subject, .registry].contains(event.subject), "\(sentence)")
                #expect(letter.sources.contains { $0.position == position })
            }
        }
        // What is said of everybody stands in a few fixed sentences.
        let general = letter.sentences.filter { $0.ground == .general }
        #expect(general.count <= 3)
        #expect(!general.contains { $0.text.danish.contains { $0.isNumber } })
    }

    @Test func `it answers from the score that was shown last`() throws {
        let issued = try bench.store.issue(
            bench.subject(),
            at: EffectiveTime(try Instant(parsing: "2017-09-20T10:00:00Z")),
            IssueRequest(recipient: "jobcentre:0101")
        )
        let letter = try letter()
        try expectTraceable(letter)
        let first = try #require(letter.occasion.first)
        #expect(first.ground == .events([issued.position]))
        #expect(first.text.danish.contains("jobcentre:0101"))
        #expect(first.text.danish.contains("20. september 2017"))
        #expect(first.text.danish.contains("klassen lav"))
        let part = Self.text(letter, 0)
        #expect(part.contains("dansk oprindelse"))
        // Without an origin the third version gives no result: the slip.
        #expect(part.contains("det havde betydning"))
        #expect(part.contains("Uden oplysningen ville resultatet have været: intet resultat"))
        #expect(part.contains("Med en anden værdi (indvandrer, vestligt land"))
        let since = Self.text(letter, 1)
        #expect(since.contains("var i kraft fra den 15. juni 2015 til den 18. september 2017"))
        #expect(since.contains("published-2021-09-15, der bruger oplysningen, er i kraft"))
        let decision = Self.text(letter, 2)
        #expect(decision.contains("følger med CPR-nummeret"))
        #expect(decision.contains("godkendt af approver"))
        #expect(Self.text(letter, 3).contains("vist til jobcentre:0101 den 20. september 2017"))
    }

    @Test func `what was not looked at had no part`() throws {
        try bench.take([
            Row.fact("b", "birthDate", #""1990-05-05""#, of: Row.younger, effective: "1990-05-05"),
            Row.fact("o", "origin", #""western_immigrant""#, of: Row.younger),
            Row.submission("f", #"{"q2":"1m"}"#, of: Row.younger),
        ])
        let letter = try letter(Row.younger, at: "2018-01-01")
        try expectTraceable(letter)
        let part = Self.text(letter, 0)
        #expect(part.contains("det havde ingen betydning for klassen"))
        #expect(!part.contains("det havde betydning"))
        #expect(letter.occasion.first?.ground == .absence)
    }

    @Test func `an attribute that no version uses had no part, and nobody decided to use it`()
        throws
    {
        let letter = try letter(about: "education", at: "2018-01-01")
        try expectTraceable(letter)
        #expect(Self.text(letter, 0).contains("bruger ikke uddannelse"))
        #expect(Self.text(letter, 1).contains("Ingen registreret modelversion"))
        #expect(!Self.text(letter, 2).contains("CPR-nummeret"))
        #expect(!Self.text(letter, 2).contains("godkendt"))
        #expect(throws: StoreError.self) { try self.letter(about: "shoeSize") }
    }

    @Test func `without a form there is nothing to explain`() throws {
        let letter = try letter(at: "2017-01-01")
        try expectTraceable(letter)
        #expect(letter.occasion.contains { $0.text.danish.contains("intet resultat") })
        #expect(Self.text(letter, 0) == "Der er intet resultat at forklare.")
    }

    @Test func `what its source annulled was never shown`() throws {
        try bench.take([
            """
            {"type":"score-issued","id":"x","source":"tool","subject":"\(Row.citizen)",\
            "at":"2017-09-20T10:00:00Z","model":"published-2021-09-15","class":"high",\
            "recipient":"nobody"}
            """,
            Row.annulment(of: "x", registered: "2018-01-01T08:00:00Z", source: "tool"),
        ])
        let text = try letter(at: "2018-01-01").sentences.map(\.text.danish).joined()
        #expect(!text.contains("nobody"))
    }

    @Test func `erased and restricted values are not told`() throws {
        try bench.take([
            """
            {"type":"restrict","id":"r","source":"authority","subject":"\(Row.citizen)",\
            "attribute":"origin","maySee":["dpo"],"reason":"objection",\
            "effective":"2017-01-01","registered":"2017-01-01T08:00:00Z"}
            """
        ])
        let hidden = try letter(at: "2018-01-01")
        try expectTraceable(hidden)
        #expect(!hidden.sentences.contains { $0.text.danish.contains("dansk oprindelse") })
        #expect(Self.text(hidden, 0).contains("begrænset eller slettet"))
        let told = try letter(at: "2018-01-01", roles: ["dpo"])
        #expect(Self.text(told, 0).contains("dansk oprindelse"))
        try bench.store.erase(
            [.attribute("origin")],
            of: SubjectReference(parsing: Row.citizen),
            ground: "GDPR 17(1)(d)",
            authority: "the data protection"
        )
        let gone = try letter(at: "2018-01-01", roles: ["dpo"])
        #expect(!gone.sentences.contains { $0.text.danish.contains("dansk oprindelse") })
    }

    @Test func `it holds no person number, in no form`() throws {
        let letter = try letter(at: "2018-01-01")
        var writer = JSONWriter()
        letter.write(to: &writer)
        let digits = Row.citizen.suffix(10)
        for text in [
            letter.report().text(in: .danish, width: 100), letter.report().html(in: .english),
            writer.text,
        ] {
            #expect(!text.contains(digits))
        }
    }

    private static func issued(_ id: String, _ label: String, at: String) -> String {
        """
        {"type":"score-issued","id":"\(id)","source":"tool","subject":"\(Row.citizen)",\
        "at":"\(at)","model":"published-2021-09-15","class":"\(label)",\
        "recipient":"office \(id)"}
        """
    }

    @Test func `the last score is the one shown last, not the one that came in last`() throws {
        try bench.take([
            Self.issued("new", "low", at: "2017-10-01T10:00:00Z"),
            Self.issued("old", "low", at: "2017-09-20T10:00:00Z"),
        ])
        let letter = try letter()
        #expect(letter.occasion.first?.text.danish.contains("office new") == true)
    }

    @Test func `that the shown class does not come out again is said`() throws {
        try bench.take([Self.issued("wrong", "high", at: "2017-10-01T10:00:00Z")])
        let text = try letter().occasion.map(\.text.danish).joined(separator: " ")
        #expect(text.contains("Regnet efter nu giver den samme version: lav"))
    }

    @Test func `a restricted score is not denied, and what stands behind it is not told`() throws {
        try bench.take([
            Self.issued("shown", "low", at: "2017-10-01T10:00:00Z"),
            """
            {"type":"restrict","id":"r","source":"authority","subject":"\(Row.citizen)",\
            "maySee":["dpo"],"reason":"objection","effective":"2017-01-01",\
            "registered":"2017-01-01T08:00:00Z"}
            """,
        ])
        let letter = try letter()
        try expectTraceable(letter)
        let text = letter.sentences.map(\.text.danish).joined(separator: " ")
        #expect(text.contains("Der er vist et resultat om dig, som er begrænset"))
        #expect(!text.contains("at noget resultat om dig er vist til nogen"))
        #expect(!text.contains("ingen betydning") && !text.contains("office shown"))
    }
}
