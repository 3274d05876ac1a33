import JSON
import Testing

/// `history`: every event and how it stands.
@Suite struct HistoryCommandTests {
    private static let lines =
        AsOfCommandTests.history + [
            Line.annulment(of: "c-2", registered: "2017-09-25T10:00:00+02:00"),
            Line.withdrawal(of: "s-1", at: "2017-09-26T10:00:00+02:00"),
            Line.alias(
                "2103009996",
                of: Line.citizen,
                registered: "2017-09-27T10:00:00+02:00"
            ),
            """
            {"type":"assessment","id":"k-1","source":"fasit","subject":"cpr:2103009996",\
            "at":"2017-09-28T10:00:00+02:00","class":"low","deviates":true,"reason":"knows more",\
            "office":"0101"}
            """,
            """
            {"type":"score-issued","id":"i-1","source":"jobnet","subject":"cpr:\(Line.citizen)",\
            "at":"2017-09-29T10:00:00+02:00","model":"tree-2015","class":"high",\
            "recipient":"jobcentre:0101"}
            """,
        ]

    @Test func `every event is listed with its standing and what made it so`() throws {
        let place = try Workplace.withStore(holding: Self.lines)
        let json = try place.run(
            "history",
            "s",
            "subject:1",
            "--at",
            "2017-12-01",
            "--known",
            "2017-12-01",
            "--format",
            "json"
        ).expectSuccess().json()
        #expect(json.object?.keys == ["subject", "asOf", "aliases", "events"])
        #expect(json["aliases"] == 2)
        let events = try #require(json["events"]?.array)
        #expect(
            events.map { $0["type"]?.string } == [
                "fact", "fact", "fact", "fact", "fact", "submission", "fact", "dispute", "annul",
                "withdraw", "alias", "assessment", "score-issued",
            ]
        )
        #expect(events.indices.allSatisfy { events[$0]["revision"]?.int64 == Int64($0) })
        #expect(events[1]["standing"] == "annulled" && events[1]["by"] == 8)
        #expect(events[5]["standing"] == "withdrawn" && events[5]["by"] == 9)
        #expect(events[6]["standing"] == "disputed" && events[6]["by"] == 7)
        #expect(events[8]["of"] == 1)
        #expect(events[11]["reason"] == "knows more" && events[11]["deviates"] == true)
        #expect(events[12]["recipient"] == "jobcentre:0101")
        // As known before, none of that had happened.
        let earlier = try place.run(
            "history",
            "s",
            "subject:1",
            "--at",
            "2017-12-01",
            "--known",
            "2017-09-24",
            "--format",
            "json"
        ).expectSuccess().json()
        #expect(earlier["events"]?[6]?["standing"] == "visible")
        #expect(earlier["events"]?[8]?["standing"] == "not-yet-known")
    }

    @Test func `the table reads as people read`() throws {
        let place = try Workplace.withStore(holding: Self.lines)
        let outcome = try place.run(
            "history",
            "s",
            "subject:1",
            "--at",
            "2017-12-01",
            "--known",
            "2017-12-01"
        ).expectSuccess()
        try Snapshot.expect(outcome.output, is: "history.txt")
    }

    @Test func `both of a person's numbers lead to one history`() throws {
        let place = try Workplace.withStore(holding: Self.lines)
        let known = ["--at", "2017-12-01", "--known", "2017-12-01", "--format", "json"]
        let old = try place.run(["history", "s", "cpr:\(Line.citizen)"] + known).expectSuccess()
        let new = try place.run(["history", "s", "cpr:2103009996"] + known).expectSuccess()
        #expect(old.output == new.output)
        try place.run(["history", "s", "cpr:\(Line.other)"] + known)
            .expectFailure(3, "subject: the store holds nothing on this person")
    }
}
