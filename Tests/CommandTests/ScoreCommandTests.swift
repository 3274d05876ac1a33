import Foundation
import JSON
import Testing

/// `score`: the class, what decided it, and what it would be without.
@Suite struct ScoreCommandTests {
    /// A store with one person who has filled in the form, and a model before and from
    /// 18 September 2017.
    static func place() throws -> Workplace {
        let months = (1...12).map { Line.employment("2016-\($0 < 10 ? "0" : "")\($0)", "1") }
        let place = try Workplace.withStore(
            holding: [
                Line.fact("c-1", "birthDate", #""1962-08-01""#, effective: "1962-08-01"),
                Line.fact("o-1", "origin", #""danish""#, source: "herkomst"),
                Line.submission("s-1", #"{"q2":"6m"}"#),
                Line.fact("c-9", "sex", #""m""#, of: "cpr:\(Line.other)"),
            ] + months
        )
        for (name, from) in [
            ("published-2021-09-09", "2015-06-15"), ("published-2021-09-15", "2017-09-18"),
        ] {
            let when = ["--registered", "2015-06-01"]
            for step in [
                ["register", "s", "published:\(name)", "--author", "A"],
                ["approve", "s", name, "--approver", "B"],
                ["activate", "s", name, "--group", "dagpenge", "--from", from, "--actor", "C"],
            ] {
                try place.run(["model"] + step + when).expectSuccess()
            }
        }
        return place
    }

    private static func score(_ place: Workplace, _ arguments: String...) throws -> JSONValue? {
        try place.run(
            ["score", "s", "subject:1", "--known", "2018-01-01", "--format", "json"] + arguments
        ).expectSuccess().json()["score"]
    }

    @Test func `the version in force on the date decides`() throws {
        let place = try Self.place()
        let before = try Self.score(place, "--at", "2017-09-17")
        #expect(before?["model"] == "published-2021-09-09")
        #expect(before?["class"] == "high")
        let after = try Self.score(place, "--at", "2017-09-18")
        #expect(after?["model"] == "published-2021-09-15")
        #expect(after?["class"] == "low")
        let named = try Self.score(
            place,
            "--at",
            "2017-09-18",
            "--model",
            "published-2021-09-09"
        )
        #expect(named?["class"] == "high")
    }

    @Test func `the JSON is what is documented, to the byte`() throws {
        let place = try Self.place()
        let outcome = try place.run(
            "score",
            "s",
            "subject:1",
            "--at",
            "2017-09-18",
            "--known",
            "2018-01-01",
            "--format",
            "json"
        ).expectSuccess()
        let json = try outcome.json()
        #expect(json.object?.keys == ["subject", "asOf", "targetGroup", "score"])
        try Snapshot.expect(outcome.output, is: "score.json")
    }

    @Test func `the table reads as people read`() throws {
        let place = try Self.place()
        let outcome = try place.run(
            "score",
            "s",
            "subject:1",
            "--at",
            "2017-09-18",
            "--known",
            "2018-01-01"
        ).expectSuccess()
        try Snapshot.expect(outcome.output, is: "score.txt")
        let supposed = try place.run(
            "score",
            "s",
            "subject:1",
            "--at",
            "2017-09-18",
            "--known",
            "2018-01-01",
            "--without",
            "origin",
            "--set",
            "monthsEmployed=2"
        ).expectSuccess()
        try Snapshot.expect(supposed.output, is: "score-without.txt")
    }

    @Test func `an input is taken away or replaced to see its part`() throws {
        let place = try Self.place()
        func label(_ arguments: String...) throws -> String? {
            try place.run(
                ["score", "s", "subject:1", "--known", "2018-01-01", "--format", "json"]
                    + arguments
            ).expectSuccess().json()["score"]?["class"]?.string
        }
        #expect(try label("--at", "2017-09-18", "--set", "origin=western_immigrant") == "high")
        #expect(try label("--at", "2017-09-18", "--set", "origin=danish") == "low")
        #expect(try label("--at", "2017-09-18", "--set", "monthsEmployed=2") == "high")
        #expect(try label("--at", "2017-09-18", "--set", "age=56") == "high")
        #expect(try label("--at", "2017-09-18", "--set", "q2=1m") == "low")
        // The slip of the published version: an unknown origin has no branch.
        let none = try Self.score(place, "--at", "2017-09-18", "--without", "origin")
        #expect(none?["class"]?.isNull == true)
        #expect(none?["noResult"]?.isNull == false)
        #expect(try label("--at", "2017-09-17", "--without", "origin") == "high")
    }

    @Test(
        arguments: [
            (["--set", "origin=martian"], nil), (["--set", "origin"], "set: a replaced input is"),
            (["--without", "shoeSize"], nil), (["--set", "age=old"], nil),
            (
                ["--model", "nobody"],
                "model: no model version nobody; see: profilehistory model list"
            ),
            (
                ["--group", "students"],
                "no model version is in force for the target group students"
            ),
        ] as [([String], String?)]
    )
    func `what can not be supposed is bad input`(arguments: [String], message: String?) throws {
        let place = try Self.place()
        let outcome = try place.run(
            ["score", "s", "subject:1", "--at", "2017-09-18"] + arguments
        ).expect(3)
        #expect(outcome.errors.hasPrefix("error: \(message ?? "")"))
        #expect(outcome.output == "")
    }

    @Test func `without a form and without a version there is no score`() throws {
        let place = try Self.place()
        let form =
            "no form is in force on that date; the form is voluntary, and without it there "
            + "is no score"
        try place.run("score", "s", "cpr:\(Line.other)", "--at", "2017-09-18")
            .expectFailure(3, form)
        try place.run("score", "s", "subject:1", "--at", "2017-07-31").expectFailure(3, form)
        try place.run("score", "s", "subject:1", "--at", "2017-09-18", "--known", "2015-01-01")
            .expectFailure(3, form)
        let empty = try Workplace.withStore(holding: [Line.submission("s-1", #"{"q2":"6m"}"#)])
        try empty.run("score", "s", "subject:1", "--at", "2017-09-18").expectFailure(
            3,
            "no model version is in force for the target group dagpenge on that date"
        )
    }

    @Test func `an issued score is kept, listed, and comes out again`() throws {
        let place = try Self.place()
        let call = ["score", "s", "subject:1", "--at", "2017-09-18"]
        let shown = try place.run(call + ["--issue", "--to", "jobcentre:0101"]).expectSuccess()
        #expect(shown.output.contains("shown to jobcentre:0101, position "))
        let again = try place.run(
            call + ["--issue", "--to", "citizen", "--text", "letter-3", "--format", "json"]
        ).expectSuccess().json()
        #expect(again["recipient"] == "citizen")
        #expect(again["text"] == "letter-3")
        #expect(again["resultSHA256"]?.string?.count == 64)
        let plain = try place.run(
            call + [
                "--known", "position:\(again["inputsThrough"]?.int64 ?? 0)", "--format", "json",
            ]
        ).expectSuccess().json()
        #expect(again["answer"]?["score"] == plain["score"])
        let history = try place.run("history", "s", "subject:1", "--format", "json")
            .expectSuccess().json()
        let events = try #require(history["events"]?.array)
        let issued = events.filter { $0["type"] == "score-issued" }
        #expect(issued.map { $0["recipient"] } == ["jobcentre:0101", "citizen"])
        #expect(issued.last?["evidence"]?["text"] == "letter-3")
        // What could be tried out is not told.
        #expect(issued.last?["evidence"]?["steps"] == nil)
        try place.run("replay", "s", "--issued").expectSuccess()
    }

    @Test(
        arguments: [
            ["--issue"], ["--to", "citizen"], ["--issue", "--to", "c", "--model", "m"],
            ["--issue", "--to", "c", "--without", "origin"],
            ["--issue", "--to", "c", "--known", "2017-01-01"],
        ]
    )
    func `what is shown is what is in force`(arguments: [String]) throws {
        let place = try Self.place()
        try place.run(["score", "s", "subject:1", "--at", "2017-09-18"] + arguments).expect(2)
        let before = try place.run("history", "s", "subject:1").expectSuccess().output
        #expect(!before.contains("shown to"))
    }
}
