import EventModel
import ProfileModel
import RegisterImport
import Testing

struct FeedParserDefinitionTests {
    @Test func `a defined attribute can be used by later lines`() throws {
        var parser = Feed.parser()
        let event = try parser.parse(line: Array(Feed.line(Feed.attribute).utf8), now: Feed.now)
        #expect(event.destination == .subject(.registry) && event.type == .attributeDefined)
        let definition = try AttributeDefinedBody(decoding: event.body).definition
        #expect(definition.number == .firstDefined && definition.name == "fund")
        #expect(definition.series == .month && definition.sensitivity == .ordinary)
        #expect(definition.source == "star")
        #expect(parser.catalog.definition(named: "fund") == definition)
        let fact = Feed.line(Feed.fact, ["attribute": #""fund""#, "value": #""a""#])
        let body = try FactBody(
            decoding: try parser.parse(line: Array(fact.utf8), now: Feed.now).body
        )
        #expect(body.attribute == .firstDefined && body.value == .code("a"))
        #expect(body.period?.description == "2016-05")
        let off = Array(Feed.line(Feed.fact, ["attribute": #""fund""#, "value": #""c""#]).utf8)
        #expect(throws: LineError.self) { try parser.parse(line: off, now: Feed.now) }
    }

    @Test func `the same definition again is the same event, another is refused`() throws {
        var parser = Feed.parser()
        let line = Array(Feed.line(Feed.attribute).utf8)
        let first = try parser.parse(line: line, now: Feed.now)
        let boat = Feed.line(Feed.attribute, ["name": #""boat""#, "id": #""d-3""#])
        _ = try parser.parse(line: Array(boat.utf8), now: Feed.now)
        #expect(try parser.parse(line: line, now: Feed.now) == first)
        let other = Array(Feed.line(Feed.attribute, ["series": #""week""#]).utf8)
        let error = #expect(throws: LineError.self) { try parser.parse(line: other, now: Feed.now) }
        #expect(error?.code == .invalidDefinition && error?.field == "name")
        #expect(parser.catalog.all.count == 13)
    }

    @Test(arguments: [
        ("kind", #""number""#), ("series", #""year""#), ("sensitivity", #""secret""#),
        ("codes", "[]"), ("codes", "{}"), ("codes", #"["a","a"]"#), ("codes", #"["a b"]"#),
        ("codes", "[1]"), ("codes", #"{"a":1}"#), ("name", #""sex""#), ("name", #""1""#),
    ])
    func `a definition that is none is refused and changes nothing`(field: String, value: String) {
        var parser = Feed.parser()
        let line = Array(Feed.line(Feed.attribute, [field: value]).utf8)
        let error = #expect(throws: LineError.self) { try parser.parse(line: line, now: Feed.now) }
        #expect(error?.code == .invalidDefinition && error?.field == field)
        #expect(parser.catalog == .builtIn)
    }

    @Test func `codes given twice as fields are refused`() {
        let line = Feed.line(Feed.attribute, ["codes": #"{"a":"1","a":"2"}"#])
        #expect(Feed.refusal(line)?.field == "codes")
    }

    @Test func `codes belong to an attribute of codes`() throws {
        let line = Feed.line(Feed.attribute, ["kind": #""integer""#])
        #expect(Feed.refusal(line) == Feed.Refusal(.invalidDefinition, "codes"))
        let open = Feed.line(Feed.attribute, ["codes": Feed.leftOut])
        let definition = try AttributeDefinedBody(decoding: try Feed.event(open).body).definition
        #expect(definition.codes == .shape(.token))
    }

    @Test func `an attribute is personal unless said otherwise`() throws {
        let line = Feed.line(Feed.attribute, ["sensitivity": Feed.leftOut])
        let definition = try AttributeDefinedBody(decoding: try Feed.event(line).body).definition
        #expect(definition.sensitivity == .personal)
    }

    @Test func `a defined form can be used by later lines`() throws {
        var parser = Feed.parser()
        let event = try parser.parse(line: Array(Feed.line(Feed.form).utf8), now: Feed.now)
        #expect(event.destination == .subject(.registry) && event.type == .formDefined)
        let form = try FormDefinedBody(decoding: event.body).form
        #expect(parser.forms.form(named: "2019") == form)
        #expect(form.question("a")?.isClosed == true)
        #expect(form.question("b")?.condition?.codes == ["x"])
        let submission = Feed.line(
            Feed.submission,
            ["form": #""2019""#, "answers": #"{"a":"x","b":"fri"}"#]
        )
        let body = try SubmissionBody(
            decoding: try parser.parse(line: Array(submission.utf8), now: Feed.now).body
        )
        #expect(body["b"] == .text("fri"))
        let refused = Array(
            Feed.line(Feed.submission, ["form": #""2019""#, "answers": #"{"a":"z"}"#]).utf8
        )
        #expect(throws: LineError.self) { try parser.parse(line: refused, now: Feed.now) }
    }

    @Test(arguments: [
        "[1]", #"[{"id":"a"}]"#, #"[{"id":"a","kind":"one"}]"#,
        #"[{"id":"a","kind":"two","da":"x"}]"#,
        #"[{"id":"a","kind":"one","da":"x","more":1}]"#, #"[{"id":"a","kind":"one","da":1}]"#,
        #"[{"id":"a","kind":"one","da":"x","en":1}]"#,
        #"[{"id":"a","kind":"one","da":"x","codes":[]}]"#,
        #"[{"id":"a","kind":"text","da":"x","codes":["a"]}]"#,
        #"[{"id":"a","kind":"one","da":"x","askedIf":{}}]"#,
        #"[{"id":"a","kind":"one","da":"x","askedIf":{"question":"b","codes":[1]}}]"#,
    ])
    func `a question that is none is refused`(questions: String) {
        #expect(
            Feed.refusal(Feed.line(Feed.form, ["questions": questions]))
                == Feed.Refusal(.invalidDefinition, "questions[0]")
        )
    }

    @Test func `a form without questions, or a taken name, is refused`() {
        for change in [["questions": "[]"], ["name": #""2015""#], ["name": #""a b""#]] {
            let line = Feed.line(Feed.form, change.mapValues(Optional.some))
            #expect(Feed.refusal(line) == Feed.Refusal(.invalidDefinition, "name"))
        }
    }
}
