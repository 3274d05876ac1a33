import EventModel
import ProfileModel
import RegisterImport
import Testing

struct FeedParserScoreTests {
    @Test func `an issued score is kept as shown, its model known or not`() throws {
        let line = Feed.line(
            Feed.score,
            ["score": "0.731", "targetGroup": #""dagpenge""#, "id": #""x""#, "source": #""star""#]
        )
        let event = try Feed.event(line)
        let at = try Feed.instant("2017-08-02T09:00:00Z")
        #expect(event.registered == RegisteredTime(at) && event.effective == EffectiveTime(at))
        #expect(event.key == (try EventKey(source: "star", id: "x")))
        #expect(
            try ScoreIssuedBody(decoding: event.body)
                == ScoreIssuedBody(
                    model: "tree-2015",
                    class: "high",
                    recipient: "jobcentre:0101",
                    score: 0.731,
                    targetGroup: "dagpenge"
                )
        )
    }

    @Test func `what an issued score may leave out may also be null`() throws {
        let short = try Feed.event(Feed.line(Feed.score))
        let nulls = Feed.line(
            Feed.score,
            ["score": "null", "targetGroup": "null", "id": "null", "source": "null"]
        )
        #expect(try Feed.event(nulls) == short)
    }

    @Test func `an assessment keeps its reason and office`() throws {
        let event = try Feed.event(Feed.line(Feed.assessment))
        #expect(
            try AssessmentBody(decoding: event.body)
                == AssessmentBody(
                    class: "low",
                    deviates: true,
                    reason: "har job på hånden",
                    office: "0101"
                )
        )
        let short = Feed.line(
            Feed.assessment,
            ["deviates": Feed.leftOut, "reason": Feed.leftOut, "office": Feed.leftOut]
        )
        #expect(
            try AssessmentBody(decoding: try Feed.event(short).body) == AssessmentBody(class: "low")
        )
    }

    @Test(arguments: [
        ("model", #""""#), ("class", #""\u0007""#),
        ("recipient", "\"\(String(repeating: "x", count: 201))\""),
    ])
    func `a name that is empty, too long or not printable is refused`(field: String, value: String)
    {
        #expect(
            Feed.refusal(Feed.line(Feed.score, [field: value]))
                == Feed.Refusal(.invalidText, field)
        )
    }

    @Test func `a score beyond the largest number is refused`() {
        #expect(
            Feed.refusal(Feed.line(Feed.score, ["score": "1e999"]))
                == Feed.Refusal(.invalidValue, "score")
        )
        #expect(
            Feed.refusal(Feed.line(Feed.score, ["score": #""0.5""#]))
                == Feed.Refusal(.wrongKind, "score")
        )
    }

    @Test func `a free text longer than is kept is refused`() {
        let long = "\"\(String(repeating: "x", count: 65_537))\""
        #expect(
            Feed.refusal(Feed.line(Feed.assessment, ["reason": long]))
                == Feed.Refusal(.invalidText, "reason")
        )
    }
}
