import EventModel
import ProfileModel
import RegisterImport
import Testing

/// Lines that restrict processing, and those that lift it.
struct FeedParserRestrictionTests {
    @Test func `an attribute of a person is restricted from a day on`() throws {
        let event = try Feed.event(Feed.line(Feed.restriction))
        #expect(event.type == .restriction && event.target == nil)
        #expect(event.destination == .person(Alias(digits: 104_909_995)))
        #expect(try event.effective == EffectiveTime(Feed.instant("2016-07-31T22:00:00Z")))
        #expect(try event.registered == RegisteredTime(Feed.instant("2016-08-01T22:00:00Z")))
        #expect(
            try RestrictionBody(decoding: event.body)
                == RestrictionBody(roles: ["dpo", "auditor"], attribute: .origin, reason: "anket")
        )
    }

    @Test func `without an attribute the person is restricted whole`() throws {
        let line = Feed.line(Feed.restriction, ["attribute": Feed.leftOut, "maySee": "[]"])
        let body = try RestrictionBody(decoding: Feed.event(line).body)
        #expect(body == RestrictionBody(roles: [], reason: "anket"))
    }

    @Test func `with a reference one event is restricted`() throws {
        let line = Feed.line(
            Feed.restriction,
            ["attribute": Feed.leftOut, "subject": Feed.leftOut, "of": #""cpr-81""#]
        )
        let event = try Feed.event(line)
        #expect(event.destination == .subjectOfTarget && event.target == .id("cpr-81"))
    }

    @Test func `without an effective time it holds from when it was said`() throws {
        let line = Feed.line(Feed.restriction, ["effective": Feed.leftOut])
        let event = try Feed.event(line)
        #expect(event.effective?.instant == event.registered.instant)
    }

    @Test func `a lift names the restriction, and may take effect later`() throws {
        let event = try Feed.event(Feed.line(Feed.lift, ["effective": #""2026-06-01""#]))
        #expect(event.type == .lift && event.target == .id("r-1"))
        #expect(try event.effective == EffectiveTime(Feed.instant("2026-05-31T22:00:00Z")))
        #expect(try LiftBody(decoding: event.body).reason == "afgjort")
        let plain = try Feed.event(Feed.line(Feed.lift))
        #expect(plain.effective?.instant == plain.registered.instant)
    }

    @Test(arguments: [
        (["maySee": Feed.leftOut], LineError.Code.missingField, "maySee"),
        (["maySee": #""dpo""#], .wrongKind, "maySee"), (["maySee": "[1]"], .invalidText, "maySee"),
        (["maySee": #"["a b"]"#], .invalidText, "maySee"),
        (["maySee": #"["dpo","dpo"]"#], .invalidText, "maySee"),
        (["maySee": #"["0104909995"]"#], .invalidText, "maySee"),
        (["attribute": #""height""#], .unknownAttribute, "attribute"),
        (["of": #""cpr-81""#], .unknownField, "attribute"),
        (["subject": Feed.leftOut], .missingField, "subject"),
        (["registered": #""2027-01-01""#], .timeInFuture, "registered"),
        (["effective": #""soon""#], .invalidTime, "effective"),
        (["value": "1"], .unknownField, "value"),
    ])
    func `a restriction that does not say who, what or when is refused`(
        changes: [String: String?],
        code: LineError.Code,
        field: String
    ) {
        #expect(Feed.refusal(Feed.line(Feed.restriction, changes)) == Feed.Refusal(code, field))
    }
}
