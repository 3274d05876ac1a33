import EventModel
import ProfileModel
import RegisterImport
import Testing

struct FeedParserFactTests {
    @Test func `a fact becomes an event of its person`() throws {
        let event = try Feed.event(Feed.line(Feed.fact))
        let expected = NewEvent(
            type: .fact,
            destination: .person(Alias(digits: 104_909_995)),
            key: try EventKey(source: "cpr", id: "cpr-81"),
            registered: RegisteredTime(try Feed.instant("2016-05-03T06:00:00Z")),
            effective: EffectiveTime(try Feed.instant("2016-04-30T22:00:00Z")),
            body: FactBody(attribute: .municipality, value: .code("0101")).bytes
        )
        #expect(event == expected)
    }

    @Test func `null says that the attribute ended, for every attribute`() throws {
        for definition in AttributeCatalog.builtIn.all {
            let line = Feed.line(
                Feed.fact,
                ["attribute": "\"\(definition.name)\"", "value": "null"]
            )
            let body = try FactBody(decoding: try Feed.event(line).body)
            #expect(body.value == nil && body.attribute == definition.number)
        }
    }

    @Test(arguments: [
        ("birthDate", #""1990-04-01""#, "1990-04-01"), ("sex", #""m""#, "m"),
        ("origin", #""western_immigrant""#, "western_immigrant"), ("citizenship", #""DK""#, "DK"),
        ("dependants", "2", "2"), ("education", #""30""#, "30"),
        ("industry", #""620100""#, "620100"),
        ("benefit", #""111""#, "111"), ("employment", "0.37", "0.37"), ("employment", "1", "1"),
        ("income", "25000", "25000"), ("income", "25000.0", "25000"), ("income", "-0", "0"),
        ("income", "1e3", "1000"), ("income", "-12.5", "-12.5"),
    ])
    func `values are typed by the attribute`(name: String, value: String, shown: String) throws {
        let line = Feed.line(Feed.fact, ["attribute": "\"\(name)\"", "value": value])
        let body = try FactBody(decoding: try Feed.event(line).body)
        let definition = try #require(AttributeCatalog.builtIn.definition(named: name))
        #expect(body.value?.kind == definition.kind)
        #expect(body.value?.description == shown)
    }

    @Test(arguments: [
        ("municipality", #""9999""#), ("municipality", "101"), ("municipality", "true"),
        ("municipality", #"["0101"]"#), ("municipality", "{}"), ("municipality", #""""#),
        ("dependants", "1.0"), ("dependants", #""1""#), ("dependants", "100"),
        ("dependants", "99999999999999999999"), ("employment", "1.1"), ("employment", #""0.5""#),
        ("income", "1e999"), ("income", #""25000""#), ("birthDate", #""1990-02-30""#),
        ("birthDate", "1990"), ("origin", #""unkown""#),
    ])
    func `a value that the attribute does not take is refused`(name: String, value: String) {
        let line = Feed.line(Feed.fact, ["attribute": "\"\(name)\"", "value": value])
        #expect(Feed.refusal(line) == Feed.Refusal(.invalidValue, "value"))
    }

    @Test func `an unknown attribute is refused`() {
        let line = Feed.line(Feed.fact, ["attribute": #""shoeSize""#])
        #expect(Feed.refusal(line) == Feed.Refusal(.unknownAttribute, "attribute"))
    }

    @Test(arguments: [
        ("2016-05-01", "2016-04-30T22:00:00Z"), ("2016-01-01", "2015-12-31T23:00:00Z"),
        ("2017-09-18T00:00:00+02:00", "2017-09-17T22:00:00Z"),
        ("2030-01-01T00:00:00.000001Z", "2030-01-01T00:00:00.000001Z"),
    ])
    func `a bare date is the day's opening, an instant itself, and may lie ahead`(
        text: String,
        instant: String
    ) throws {
        let event = try Feed.event(Feed.line(Feed.fact, ["effective": "\"\(text)\""]))
        #expect(try event.effective == EffectiveTime(Feed.instant(instant)))
    }

    @Test func `a registered time after the clock is refused, up to the microsecond`() throws {
        let ahead = Feed.line(Feed.fact, ["registered": #""2026-01-01T00:00:00.000001Z""#])
        #expect(Feed.refusal(ahead) == Feed.Refusal(.timeInFuture, "registered"))
        let onTime = Feed.line(Feed.fact, ["registered": #""2026-01-01T00:00:00Z""#])
        #expect(Feed.refusal(onTime) == nil)
    }

    @Test(arguments: [
        ("effective", #""2016-13-01""#), ("effective", #""2016-05-01T00:00:00""#),
        ("effective", #""yesterday""#), ("registered", #""01-05-2016""#), ("registered", #""""#),
    ])
    func `a time that does not parse is refused`(field: String, value: String) {
        #expect(
            Feed.refusal(Feed.line(Feed.fact, [field: value]))
                == Feed.Refusal(.invalidTime, field)
        )
    }

    @Test(arguments: [
        ("benefit", "2016-01-03", "2015-W53"), ("benefit", "2016-01-04", "2016-W01"),
        ("benefit", "2016-01-03T23:00:00Z", "2016-W01"), ("income", "2017-03-31", "2017-03"),
        ("income", "2017-03-31T22:00:00Z", "2017-04"),
    ])
    func `without a period it is the one that the effective time lies in`(
        name: String,
        effective: String,
        period: String
    ) throws {
        let line = Feed.line(
            Feed.fact,
            ["attribute": "\"\(name)\"", "value": "null", "effective": "\"\(effective)\""]
        )
        let body = try FactBody(decoding: try Feed.event(line).body)
        #expect(body.period?.description == period)
    }

    @Test func `with a period and no effective time it holds from the period's first day`() throws {
        for (name, period, opening) in [
            ("benefit", "2015-W53", "2015-12-27T23:00:00Z"),
            ("income", "2017-04", "2017-03-31T22:00:00Z"),
        ] {
            let line = Feed.line(
                Feed.fact,
                [
                    "attribute": "\"\(name)\"", "value": "null", "period": "\"\(period)\"",
                    "effective": Feed.leftOut,
                ]
            )
            let event = try Feed.event(line)
            #expect(try event.effective == EffectiveTime(Feed.instant(opening)))
            #expect(try FactBody(decoding: event.body).period?.description == period)
        }
    }

    @Test func `a period and an effective time are both kept as given`() throws {
        let line = Feed.line(
            Feed.fact,
            ["attribute": #""income""#, "value": "1", "period": #""2017-03""#]
        )
        let event = try Feed.event(line)
        #expect(try event.effective == EffectiveTime(Feed.instant("2016-04-30T22:00:00Z")))
        #expect(try FactBody(decoding: event.body).period?.description == "2017-03")
    }

    @Test(arguments: [
        ("municipality", #""2017-03""#), ("benefit", #""2017-03""#), ("income", #""2017-W03""#),
        ("income", #""2017-13""#), ("benefit", #""2017-W53""#), ("income", #""""#),
    ])
    func `a period that the attribute has not is refused`(name: String, period: String) {
        let line = Feed.line(
            Feed.fact,
            ["attribute": "\"\(name)\"", "value": "null", "period": period]
        )
        #expect(Feed.refusal(line) == Feed.Refusal(.invalidPeriod, "period"))
    }

    @Test func `a fact with neither effective time nor period is refused`() {
        #expect(
            Feed.refusal(Feed.line(Feed.fact, ["effective": Feed.leftOut]))
                == Feed.Refusal(.missingField, "effective")
        )
    }
}
