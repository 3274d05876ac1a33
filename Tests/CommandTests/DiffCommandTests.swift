import JSON
import Testing

/// `diff`: what changed between two days.
@Suite struct DiffCommandTests {
    private static let history =
        AsOfCommandTests.history + [
            Line.submission(
                "s-2",
                #"{"q2":"1m","q3":"resigned"}"#,
                at: "2017-09-18T12:00:00+02:00"
            ),
            Line.fact(
                "c-4",
                "birthDate",
                "null",
                effective: "2017-09-18",
                registered: "2017-09-20T10:00:00+02:00"
            ),
        ]
    private static let range = ["--from", "2017-09-17", "--to", "2017-09-18"]

    @Test func `every change is shown with both sides and where they come from`() throws {
        let place = try Workplace.withStore(holding: Self.history)
        let json = try place.run(
            ["diff", "s", "subject:1", "--known", "2017-09-30", "--format", "json"] + Self.range
        ).expectSuccess().json()
        #expect(
            json.object?.keys == [
                "subject", "from", "to", "attributes", "series", "answers", "submission", "model",
            ]
        )
        let attributes = try #require(json["attributes"]?.array)
        #expect(attributes.map { $0["attribute"]?.string } == ["birthDate", "municipality"])
        #expect(attributes[0]["before"]?["value"] == "1962-08-01")
        #expect(attributes[0]["after"]?.isNull == true)
        #expect(attributes[1]["before"]?["id"] == "c-2")
        #expect(attributes[1]["after"]?["id"] == "c-3")
        let answers = try #require(json["answers"]?.array)
        #expect(
            answers.map { $0["question"]?.string }.sorted { ($0 ?? "") < ($1 ?? "") } == [
                "q2", "q3", "q6", "q8",
            ]
        )
        let q2 = try #require(answers.first { $0["question"] == "q2" })
        #expect(q2["before"]?["value"] == "6m" && q2["after"]?["value"] == "1m")
        let q6 = try #require(answers.first { $0["question"] == "q6" })
        #expect(q6["before"]?["state"] == "declined" && q6["after"]?.isNull == true)
        #expect(json["submission"]?["before"]?["id"] == "s-1")
        #expect(json["submission"]?["after"]?["id"] == "s-2")
        #expect(json["series"]?.array == [])
    }

    @Test func `the table reads as people read`() throws {
        let place = try Workplace.withStore(holding: Self.history)
        let outcome = try place.run(
            ["diff", "s", "subject:1", "--known", "2017-09-30"] + Self.range
        ).expectSuccess()
        try Snapshot.expect(outcome.output, is: "diff.txt")
    }

    @Test func `where nothing changed nothing is listed`() throws {
        let place = try Workplace.withStore(holding: Self.history)
        let days = ["--from", "2017-09-19", "--to", "2017-09-20", "--known", "2017-09-30"]
        let json = try place.run(["diff", "s", "subject:1", "--format", "json"] + days)
            .expectSuccess().json()
        #expect(json["attributes"]?.array == [])
        #expect(json["answers"]?.array == [])
        #expect(json["submission"]?.isNull == true)
        let table = try place.run(["diff", "s", "subject:1"] + days).expectSuccess()
        try Snapshot.expect(table.output, is: "diff-nothing.txt")
    }

    @Test func `a range that runs backwards shows the changes backwards`() throws {
        let place = try Workplace.withStore(holding: Self.history)
        let json = try place.run(
            "diff",
            "s",
            "subject:1",
            "--from",
            "2017-09-18",
            "--to",
            "2017-09-17",
            "--known",
            "2017-09-30",
            "--format",
            "json"
        ).expectSuccess().json()
        #expect(json["attributes"]?[1]?["before"]?["value"] == "0751")
        #expect(json["attributes"]?[1]?["after"]?["value"] == "0101")
    }
}
