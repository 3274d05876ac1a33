import EventLog
import EventModel
import Foundation
import JSON
import ProfileModel
import ProfileScoring
import Projections
import Testing
import TransparencyLog

@testable import ProfileHistoryStore

/// Restricted data in every answer: not told, not scored with, not disclosed.
@Suite struct RestrictionTests {
    let bench: Bench

    init() throws {
        bench = try Bench()
        try bench.activatePublished()
        try bench.take(Citizen.lines())
    }

    private func restrict(
        _ what: String = #","attribute":"origin""#,
        id: String = "r-1",
        from effective: String = "2018-02-01"
    ) throws {
        let line = """
            {"type":"restrict","id":"\(id)","source":"office","subject":"\(Row.citizen)"\(what),\
            "maySee":["dpo"],"effective":"\(effective)","registered":"2018-02-01"}
            """
        try bench.take([line])
    }

    private func lift(_ id: String = "r-1", effective: String = "2018-03-01") throws {
        try bench.take([
            """
            {"type":"lift","id":"l-\(id)","source":"office","of":"\(id)",\
            "effective":"\(effective)","registered":"\(effective)"}
            """
        ])
    }

    private func score(_ at: String, as roles: Set<String> = []) throws -> JSONValue? {
        var writer = JSONWriter()
        try bench.store.score(of: bench.subject(), asOf: bench.asOf(at), roles: roles)
            .write(to: &writer)
        return try JSONValue(parsing: writer.text)["score"]
    }

    @Test func `as-of tells that there is a value, and not which`() throws {
        try restrict()
        let origin = try bench.profile(bench.asOf("2017-09-18"))["attributes"]?["origin"]
        #expect(origin?["value"]?.isNull == true)
        #expect(origin?["withheld"]?.string == "restricted")
        #expect(origin?["id"]?.string == "origin-0108629996")
        let text = try bench.profileText(bench.asOf("2017-09-18"))
        #expect(!text.contains("danish"))
    }

    @Test func `a score that would use it is none, and says why`() throws {
        try restrict()
        let score = try score("2017-09-18")
        #expect(score?["class"]?.isNull == true)
        #expect(score?["noResult"]?["reason"]?.string == "withheldInput")
        #expect(score?["noResult"]?["input"]?["feature"]?.string == "origin")
        #expect(score?["noResult"]?["input"]?["missing"]?.string == "withheld")
        #expect(try self.score("2017-09-18", as: ["dpo"])?["class"]?.string == "low")
    }

    @Test func `a score that never asks for it comes out as it is`() throws {
        try restrict(#","attribute":"municipality""#)
        #expect(try score("2017-09-18")?["class"]?.string == "low")
    }

    @Test func `what if takes the place of what is restricted`() throws {
        try restrict()
        let answer = try bench.score(
            bench.asOf("2017-09-18"),
            ScoringOptions(set: ["origin=danish"])
        )
        #expect(answer["score"]?["class"]?.string == "low")
    }

    @Test func `a lift gives everything back`() throws {
        try restrict()
        try lift()
        #expect(try score("2017-09-18")?["class"]?.string == "low")
        // Then it was restricted, as known now.
        #expect(try score("2018-02-10")?["noResult"]?["reason"]?.string == "withheldInput")
        #expect(try score("2018-03-01")?["class"]?.string == "low")
    }

    @Test func `a form that is restricted is there and gives no score`() throws {
        try bench.take([
            """
            {"type":"restrict","id":"r-1","source":"jobnet","of":"form-0108629996","maySee":[],\
            "registered":"2018-02-01"}
            """
        ])
        let form = try bench.profile(bench.asOf("2017-09-18"))["submission"]
        #expect(form?["answers"]?["q2"]?["withheld"]?.string == "restricted")
        let none = try score("2017-09-18")?["noResult"]
        #expect(none?["input"]?["feature"]?.string == "expectation")
    }

    @Test func `everybody's replay scores her not, and counts her under nothing known`() throws {
        try bench.take(Citizen.lines(of: Row.younger, born: "1991-01-02"))
        try restrict("")
        func summary(_ roles: [String]) throws -> PopulationSummary {
            var question = PopulationQuestion(at: "2017-09-18")
            question.roles = roles
            let result = try bench.store.replay(
                ReplayRequest(.population(question)),
                to: .stream { _ in }
            )
            guard case .finished(.population(let summary)) = result else {
                throw StoreError(.badInput, "\(result)")
            }
            return summary
        }
        let seen = try summary([])
        let place = try #require(seen.outcomes.firstIndex(of: .noResult(.withheldInput)))
        #expect(seen.counts[place] == 1 && seen.subjects == 2)
        #expect(seen.origins.first { $0.name == "" }?.counts[place] == 1)
        let whole = try summary(["dpo"])
        #expect(whole.counts[place] == 0 && whole.subjects == 2)
    }

    @Test func `an issued score is not compared by who may not see its inputs`() throws {
        try bench.take([issued])
        try restrict()
        func summary(_ roles: [String]) throws -> IssuedSummary {
            let result = try bench.store.replay(
                ReplayRequest(.issued(listsAll: false, roles: roles)),
                to: .stream { _ in }
            )
            guard case .finished(.issued(let summary)) = result else {
                throw StoreError(.badInput, "\(result)")
            }
            return summary
        }
        #expect(try summary([]).count(.valid, .withheld) == 1)
        #expect(try !summary([]).isReproduced)
        #expect(try summary(["dpo"]).isReproduced)
    }

    @Test func `a replay of the log as it was before heeds what is restricted now`() throws {
        try bench.take([issued])
        let through = Position(rawValue: try bench.store.log.nextPosition().rawValue - 1)
        try restrict("")
        let people = try bench.store.replay(
            ReplayRequest(.population(PopulationQuestion(at: "2017-09-18")), through: through),
            to: .stream { _ in }
        )
        guard case .finished(.population(let summary)) = people else {
            Issue.record("\(people)")
            return
        }
        let place = try #require(summary.outcomes.firstIndex(of: .noResult(.withheldInput)))
        #expect(summary.counts[place] == 1)
        var rows: [UInt8] = []
        let scores = try bench.store.replay(
            ReplayRequest(.issued(listsAll: true), format: .ndjson, through: through),
            to: .stream { rows += $0 }
        )
        guard case .finished(.issued(let found)) = scores else {
            Issue.record("\(scores)")
            return
        }
        #expect(found.count(.valid, .withheld) == 1)
        // What was issued is a part of what is restricted.
        let row = try JSONValue(parsing: rows.split(separator: 0x0A).map { Array($0) }[0])
        #expect(row["issued"]?["class"]?.isNull == true && row["difference"] == "withheld")
    }

    private var issued: String {
        """
        {"type":"score-issued","id":"i-1","source":"tool","subject":"\(Row.citizen)",\
        "at":"2017-09-20T10:00:00Z","model":"published-2021-09-15","class":"low",\
        "recipient":"jobcentre:0101"}
        """
    }

    @Test func `nothing is lent from a stream that is restricted`() throws {
        let reader = ProfileReader(bench.store)
        let (subject, asOf) = (try bench.subject(), try bench.asOf("2017-09-18"))
        #expect(try reader.read(subject, asOf: asOf) { _, _ in })
        try restrict()
        #expect(throws: StoreError(.restricted, "")) {
            try reader.read(subject, asOf: asOf) { _, _ in }
        }
        try lift()
        #expect(try reader.read(subject, asOf: asOf) { _, _ in })
    }

    @Test func `a record that is restricted is opened to a role that may see it`() throws {
        try restrict()
        let position = try #require(
            try bench.store.log.position(of: EventKey(source: "cpr", id: "origin-0108629996"))
        )
        #expect(throws: StoreError(.restricted, "")) { try bench.store.disclose(position) }
        _ = try bench.store.disclose(position, roles: ["dpo"])
        _ = try bench.store.disclose(Position(rawValue: position.rawValue - 1))
        // Her number is withheld with everything else, and so is her form.
        try restrict("", id: "r-2")
        #expect(throws: StoreError(.restricted, "")) {
            try bench.store.disclose(Position(rawValue: position.rawValue - 1))
        }
    }

    @Test func `a bundle is written for a role that may see everything, and verifies`() throws {
        try restrict()
        let folder = "\(bench.folder.path)/bundle"
        var question = BundleQuestion(
            subject: try bench.subject(),
            asOf: try bench.asOf("2018-02-10")
        )
        #expect(throws: StoreError(.restricted, "")) {
            try bench.store.writeBundle(question, to: folder)
        }
        question = BundleQuestion(
            subject: question.subject,
            asOf: question.asOf,
            roles: ["dpo"]
        )
        try bench.store.writeBundle(question, to: folder)
        // The restriction is lifted since, and what was taken away stands as it was.
        try lift()
        let policy = TrustPolicy(log: try bench.store.verifierKey())
        let found = try HistoryStore.verifyBundle(folder, under: policy)
        #expect(found.difference == nil && found.question == question)
    }

    @Test func `a line about the wrong kind of event is refused`() throws {
        let path = try bench.write(
            "wrong.ndjson",
            [
                #"{"type":"lift","source":"jobnet","of":"form-0108629996","registered":"2018-02-01"}"#
            ]
        )
        let summary = try bench.store.importFeed(path)
        let rejected = try #require(summary.rejectedFile)
        let text = try String(contentsOfFile: rejected, encoding: .utf8)
        #expect(text.contains("wrong-reference") && text.contains(#""of""#))
    }
}
