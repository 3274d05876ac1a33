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

/// One attribute, one answer or one form destroyed: said in every answer, and nothing else changes.
@Suite struct PartialErasureTests {
    let bench: Bench

    private static let secret = "hofteoperation"

    init() throws {
        bench = try Bench()
        try bench.activatePublished()
        try bench.take(
            Citizen.lines() + [
                Row.submission(
                    "ill",
                    """
                    {"q2":"6m","q10":"yes","q10a":{"value":["health"],"text":"\(Self.secret)"}}
                    """,
                    at: "2017-08-10T10:00:00+02:00"
                ),
                Row.fact(
                    "origin-2",
                    "origin",
                    #""unknown""#,
                    effective: "1962-08-01",
                    registered: "2018-02-01T08:00:00+02:00"
                ),
                Row.dispute(of: "origin-2", "rejected", registered: "2018-02-02"),
            ]
        )
    }

    @discardableResult
    private func erase(_ parts: Set<ErasedPart>) throws -> PartialErasure {
        try bench.store.erase(
            parts,
            of: SubjectReference(parsing: Row.citizen),
            ground: "GDPR 17(1)(d)",
            authority: "the data protection"
        )
    }

    private func position(_ source: String, _ id: String) throws -> Position {
        try #require(try bench.store.log.position(of: EventKey(source: source, id: id)))
    }

    @Test func `an answer is gone from every form, whatever is asked as known then`() throws {
        let before = try bench.score(bench.asOf("2017-09-18"))["score"]
        let last = try bench.store.log.nextPosition().rawValue - 1
        let said = try erase([.question("q10a")])
        #expect(said.erased == [try position("jobnet", "ill")])
        for known in ["2017-09-18", "position:\(last)", nil] {
            let asOf = try bench.asOf("2017-09-18", known: known)
            let form = try bench.profile(asOf)["submission"]
            #expect(form?["answers"]?["q10a"]?["withheld"] == "erased", "\(known ?? "now")")
            #expect(form?["answers"]?["q2"]?["value"] == "6m")
            #expect(form?["id"] == "ill")
            #expect(try !bench.profileText(asOf).contains(Self.secret))
        }
        // The version never asks for it.
        #expect(try bench.score(bench.asOf("2017-09-18"))["score"] == before)
        #expect(try bench.store.verify().isSound)
    }

    @Test func `an attribute is gone from every fact, and a score that needs it is none`() throws {
        let said = try erase([.attribute("origin")])
        #expect(
            said.erased == [
                try position("cpr", "origin-0108629996"), try position("cpr", "origin-2"),
                try position("cpr", "d-origin-2"),
            ]
        )
        for known in ["2017-09-18", nil] {
            let asOf = try bench.asOf("2017-09-18", known: known)
            let origin = try bench.profile(asOf)["attributes"]?["origin"]
            #expect(origin?["withheld"] == "erased" && origin?["value"]?.isNull == true)
            let score = try bench.score(asOf)["score"]
            #expect(score?["noResult"]?["reason"] == "withheldInput")
        }
        let history = try bench.store.history(of: bench.subject(), asOf: .everything).entries
        // What the dispute said of it went too; that it was disputed did not.
        let dispute = history.first { $0.type == .dispute }?.statement
        #expect(dispute == .dispute(DisputeBody(outcome: .rejected, text: "")))
        guard case .redaction(let body)? = history.last?.statement else {
            Issue.record("no redaction")
            return
        }
        #expect(body.ground == "GDPR 17(1)(d)" && body.replacements.count == 3)
    }

    @Test func `one form is erased by its place, and the one before does not come back`() throws {
        try erase([.record(position("jobnet", "ill"))])
        let form = try bench.profile(bench.asOf("2017-09-18"))["submission"]
        #expect(form?["id"] == "ill")
        for question in ["q2", "q10", "q10a"] {
            #expect(form?["answers"]?[question]?["withheld"] == "erased")
        }
        let earlier = try bench.profile(bench.asOf("2017-08-09"))["submission"]
        #expect(earlier?["answers"]?["q2"]?["value"] == "6m")
    }

    @Test func `everybody's replay counts her as not to be scored, flat and whole alike`() throws {
        try erase([.attribute("origin")])
        let result = try bench.store.replay(
            ReplayRequest(.population(PopulationQuestion(at: "2017-09-18"))),
            to: .stream { _ in }
        )
        guard case .finished(.population(let summary)) = result else {
            Issue.record("\(result)")
            return
        }
        let place = try #require(summary.outcomes.firstIndex(of: .noResult(.withheldInput)))
        #expect(summary.counts[place] == 1 && summary.subjects == 1)
    }

    @Test func `an issued score whose input is erased is said to be that`() throws {
        try bench.take([
            """
            {"type":"score-issued","id":"i-1","source":"tool","subject":"\(Row.citizen)",\
            "at":"2017-09-20T10:00:00Z","model":"published-2021-09-15","class":"low",\
            "recipient":"jobcentre:0101"}
            """
        ])
        func summary() throws -> IssuedSummary {
            let request = ReplayRequest(.issued(listsAll: false))
            guard
                case .finished(.issued(let summary)) = try bench.store.replay(
                    request,
                    to: .stream { _ in }
                )
            else { throw StoreError(.badInput, "no summary") }
            return summary
        }
        #expect(try summary().isReproduced)
        try erase([.question("q10a")])
        #expect(try summary().isReproduced)
        try erase([.question("q2")])
        #expect(try summary().count(.valid, .withheld) == 1)
    }

    @Test func `erased twice is erased once more: the rest of a form after an answer`() throws {
        let place = try position("jobnet", "ill")
        try erase([.question("q10a")])
        let again = try erase([.record(place)])
        // The first erasure held the rest of the form; it is erased with it.
        #expect(again.erased.count == 2 && again.erased.contains(place))
        let form = try bench.profile(bench.asOf("2017-09-18"))["submission"]
        #expect(form?["answers"]?["q2"]?["withheld"] == "erased")
        #expect(throws: StoreError(.badInput, "")) { try erase([.record(place)]) }
        #expect(try bench.store.verify().isSound)
        for view in StoredView.allCases {
            _ = try bench.store.rebuild(view) { _ in }
        }
        #expect(try bench.store.verify().isSound)
    }

    @Test func `the record opens to nobody, and its neighbours do`() throws {
        let place = try position("jobnet", "ill")
        let proof = try bench.store.prove(place)
        try erase([.question("q10a")])
        #expect(throws: StoreError(.erased, "")) { try bench.store.disclose(place) }
        _ = try bench.store.disclose(Position(rawValue: place.rawValue - 1))
        let policy = TrustPolicy(log: try bench.store.verifierKey())
        let log = try #require(bench.store.log as? LMDBEventStore)
        let record = try log.discloseIfLeft(place).record
        _ = try proof.verify(record, under: policy)
    }

    @Test func `a bundle answers from what is left, and proves that the rest was erased`() throws {
        try erase([.question("q10a")])
        try erase([.attribute("municipality")])
        let folder = "\(bench.folder.path)/bundle"
        let question = BundleQuestion(
            subject: try bench.subject(),
            asOf: try bench.asOf("2017-09-18")
        )
        try bench.store.writeBundle(question, to: folder)
        let policy = TrustPolicy(log: try bench.store.verifierKey())
        let found = try HistoryStore.verifyBundle(folder, under: policy)
        #expect(found.difference == nil)
        // Without the word of the erasure a record without a key is not believed.
        let path = "\(folder)/records.ndjson"
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        try Data(lines.dropLast(2).joined(separator: "\n").utf8).write(to: URL(filePath: path))
        #expect(throws: StoreError(.checkFailed, "")) {
            try HistoryStore.verifyBundle(folder, under: policy)
        }
    }

    @Test func `a backup that knows of it is restored, and not to before it`() throws {
        let place = try position("jobnet", "ill")
        try erase([.question("q10a")])
        let backup = "\(bench.folder.path)/backup"
        _ = try bench.store.backup(to: backup)
        let key = "\(bench.folder.path)/store.key"
        let copy = "\(bench.folder.path)/copy"
        _ = try HistoryStore.restore([backup], to: copy, keyFile: key)
        let restored = try HistoryStore(opening: copy, keyFile: key, clock: bench.clock.recording)
        #expect(try restored.verify().isSound)
        var (ours, theirs) = (JSONWriter(), JSONWriter())
        let asOf = try bench.asOf("2017-09-18", known: "2018-03-01")
        try bench.store.profile(of: bench.subject(), asOf: asOf).write(to: &ours)
        try restored.profile(of: bench.subject(), asOf: asOf).write(to: &theirs)
        #expect(ours.text == theirs.text)
        #expect(throws: StoreError(.erased, "")) { try restored.disclose(place) }
        #expect(throws: StoreError(.badInput, "")) {
            try HistoryStore.restore(
                [backup],
                to: "\(bench.folder.path)/before",
                keyFile: key,
                end: .position(place.next)
            )
        }
    }

    @Test func `what an erasure carries over of a restricted form is restricted with it`() throws {
        let said = try erase([.question("q10a")])
        try bench.take([
            """
            {"type":"restrict","id":"r-1","source":"jobnet","of":"ill","maySee":["dpo"],\
            "registered":"2018-03-01"}
            """
        ])
        #expect(throws: StoreError(.restricted, "")) { try bench.store.disclose(said.position) }
        _ = try bench.store.disclose(said.position, roles: ["dpo"])
        let history = try bench.store.history(of: bench.subject(), asOf: .everything).entries
        let entry = history.first { $0.type == .redaction }
        guard case .redaction(let body)? = entry?.statement else {
            Issue.record("no redaction")
            return
        }
        #expect(body.replacements.map(\.payload) == [[]])
    }

    @Test func `texts about it go too, also those that were said later`() throws {
        try bench.take([
            """
            {"type":"restrict","id":"r-1","source":"office","subject":"\(Row.citizen)",\
            "attribute":"origin","maySee":["dpo"],"reason":"she is not it",\
            "registered":"2018-03-01"}
            """,
            """
            {"type":"lift","id":"l-1","source":"office","of":"r-1","reason":"she is it",\
            "registered":"2018-03-02"}
            """,
        ])
        try erase([.attribute("origin")])
        try bench.take([
            Row.dispute(of: "origin-0108629996", "remark", registered: "2018-03-03")
        ])
        try erase([.attribute("origin")])
        let history = try bench.store.history(of: bench.subject(), asOf: .everything).entries
        for entry in history {
            switch entry.statement {
            case .dispute(let body): #expect(body.text.isEmpty)
            case .restriction(let body): #expect(body.reason.isEmpty)
            case .lift(let body): #expect(body.reason.isEmpty)
            default: break
            }
        }
        #expect(try bench.store.verify().isSound)
    }

    @Test(arguments: [true, false])
    func `a backup is refused while which somebody, or a part, is erased`(isPart: Bool) throws {
        var isErased = false
        #expect(throws: StoreError(.unavailable, "")) {
            try bench.store.backup(to: "\(bench.folder.path)/backup") { _, _ in
                if isErased { return }
                isErased = true
                if isPart {
                    _ = try? erase([.question("q10a")])
                } else {
                    _ = try? bench.store.erase(
                        .subject(bench.subject()),
                        ground: "g",
                        authority: "a"
                    )
                }
            }
        }
        #expect(isErased)
    }

    @Test func `what is not there, or has no name, is refused`() throws {
        let alias = try bench.store.log.nextPosition()
        for parts: Set<ErasedPart> in [
            [.attribute("income")], [.question("q7")], [.record(alias)], [.record(.first)],
        ] {
            #expect(throws: StoreError(.badInput, "")) { try erase(parts) }
        }
        #expect(throws: StoreError(.unknownAttribute, "")) { try erase([.attribute("height")]) }
        #expect(try bench.store.log.nextPosition() == alias)
    }
}
