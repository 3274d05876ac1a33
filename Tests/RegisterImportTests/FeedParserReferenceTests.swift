import EventModel
import ProfileModel
import RegisterImport
import Testing

struct FeedParserReferenceTests {
    @Test func `an annulment names an event of its own source`() throws {
        let event = try Feed.event(Feed.line(Feed.annul))
        #expect(
            event
                == NewEvent(
                    type: .annulment,
                    destination: .subjectOfTarget,
                    key: try EventKey(source: "cpr", id: "cpr-99"),
                    registered: RegisteredTime(try Feed.instant("2016-06-01T08:00:00Z")),
                    target: .key(try EventKey(source: "cpr", id: "cpr-81"))
                )
        )
    }

    @Test func `a withdrawal takes effect when it is said`() throws {
        let event = try Feed.event(Feed.line(Feed.withdraw))
        let at = try Feed.instant("2017-09-01T10:00:00Z")
        #expect(event.type == .withdrawal && event.destination == .subjectOfTarget)
        #expect(event.registered == RegisteredTime(at) && event.effective == EffectiveTime(at))
        #expect(event.target == .id("s-1"))
        #expect(event.key.source == "feed" && event.key.id.hasPrefix("derived-"))
    }

    @Test func `a source on the line makes the reference exact`() throws {
        let event = try Feed.event(
            Feed.line(Feed.withdraw, ["source": #""jobnet""#, "id": #""w-1""#])
        )
        #expect(event.key == (try EventKey(source: "jobnet", id: "w-1")))
        #expect(event.target == .key(try EventKey(source: "jobnet", id: "s-1")))
    }

    @Test(arguments: [
        ("accepted", DisputeBody.Outcome.accepted), ("rejected", .rejected), ("remark", .remark),
    ])
    func `a dispute has its outcome and text`(name: String, outcome: DisputeBody.Outcome) throws {
        let event = try Feed.event(Feed.line(Feed.dispute, ["outcome": "\"\(name)\""]))
        #expect(
            try DisputeBody(decoding: event.body)
                == DisputeBody(outcome: outcome, text: "Jeg boede der ikke")
        )
        #expect(event.target == .id("cpr-81") && event.effective == nil)
    }

    @Test func `a dispute may be without a text, but not without a known outcome`() throws {
        let event = try Feed.event(Feed.line(Feed.dispute, ["text": Feed.leftOut]))
        #expect(try DisputeBody(decoding: event.body).text == "")
        #expect(
            Feed.refusal(Feed.line(Feed.dispute, ["outcome": #""won""#]))
                == Feed.Refusal(.invalidText, "outcome")
        )
    }

    @Test func `an alias is a further name of the same person`() throws {
        let event = try Feed.event(Feed.line(Feed.alias))
        let alias = Alias(digits: 104_909_989)
        #expect(event.destination == .person(Alias(digits: 104_909_995)))
        #expect(event.furtherAlias == alias)
        #expect(try AliasBody(decoding: event.body).alias == alias)
        #expect(try event.effective == EffectiveTime(Feed.instant("2017-12-31T23:00:00Z")))
        #expect(try event.registered == RegisteredTime(Feed.instant("2018-01-01T23:00:00Z")))
    }

    @Test(arguments: ["subject:3", "cpr:0104909995", "cpr:123"])
    func `an alias that is no further number is refused`(alias: String) {
        #expect(
            Feed.refusal(Feed.line(Feed.alias, ["alias": "\"\(alias)\""]))
                == Feed.Refusal(.invalidSubject, "alias")
        )
    }

    @Test func `a subject beside a reference is checked and adds nothing`() throws {
        for sample in [Feed.annul, Feed.withdraw, Feed.dispute] {
            let event = try Feed.event(Feed.line(sample))
            #expect(try Feed.event(Feed.line(sample, ["subject": #""subject:3""#])) == event)
            #expect(
                Feed.refusal(Feed.line(sample, ["subject": #""cpr:1""#]))
                    == Feed.Refusal(.invalidSubject, "subject")
            )
        }
    }

    @Test func `an id is derived from the content alone`() throws {
        let event = try Feed.event(Feed.line(Feed.score))
        let same = Feed.line(Feed.score, ["at": #""2017-08-02T11:00:00+02:00""#])
        #expect(try Feed.event(same).key == event.key)
        for change in [
            ["at": #""2017-08-02T09:00:01Z""#], ["model": #""tree-2017""#], ["class": #""low""#],
            ["recipient": #""a""#], ["subject": #""cpr:0104909989""#], ["score": "0.5"],
            ["targetGroup": #""dagpenge""#],
        ] as [[String: String?]] {
            #expect(try Feed.event(Feed.line(Feed.score, change)).key.id != event.key.id)
        }
        var keys: Set<EventKey> = []
        for sample in [Feed.withdraw, Feed.alias, Feed.dispute, Feed.score, Feed.assessment] {
            keys.insert(try Feed.event(Feed.line(sample)).key)
        }
        #expect(keys.count == 5)
        let first = try Feed.event(Feed.line(Feed.withdraw, ["source": #""a""#]))
        let second = try Feed.event(Feed.line(Feed.withdraw, ["source": #""b""#]))
        #expect(first.key.id != second.key.id)
    }

    @Test func `a time said in the future is refused on every type of line`() {
        for sample in Feed.samples {
            let field = sample.contains { $0.0 == "at" } ? "at" : "registered"
            #expect(
                Feed.refusal(Feed.line(sample, [field: #""2026-01-02""#]))
                    == Feed.Refusal(.timeInFuture, field)
            )
        }
    }
}
