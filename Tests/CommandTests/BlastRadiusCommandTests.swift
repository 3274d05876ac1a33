import JSON
import Testing

/// `blast-radius`: whom a fault reached, as text, JSON and a page.
@Suite struct BlastRadiusCommandTests {
    private static func issued(_ id: String, _ person: String, _ model: String) -> String {
        """
        {"type":"score-issued","id":"\(id)","source":"tool","subject":"cpr:\(person)",\
        "at":"2017-09-20T10:00:00Z","model":"\(model)","class":"high","recipient":"jobcentre:0101"}
        """
    }

    private static func place() throws -> Workplace {
        let place = try ReplayCommandTests.place()
        try place.importLines([
            issued("i-1", Line.citizen, "published-2021-09-15"),
            issued("i-2", Line.other, "published-2021-09-15"),
            issued("i-3", Line.third, "published-2021-09-09"),
            issued("i-4", Line.third, "the tool of 2015"),
        ])
        return place
    }

    @Test(arguments: ["en", "da"])
    func `a report comes as documented, to the byte`(language: String) throws {
        let place = try Self.place()
        let call = ["blast-radius", "s", "--input", "origin=nonwestern_descendant"]
        let outcome = try place.run(call + ["--language", language]).expectSuccess()
        try Snapshot.expect(outcome.output, is: "blast-radius-\(language).txt")
    }

    @Test func `JSON comes as documented, to the byte`() throws {
        let place = try Self.place()
        let call = ["blast-radius", "s", "--from", "3", "--to", "4", "--format", "json"]
        try Snapshot.expect(try place.run(call).expectSuccess().output, is: "blast-radius.json")
    }

    @Test func `a file appears whole, readable by its owner, and nothing is printed`() throws {
        let place = try Self.place()
        let call = ["blast-radius", "s", "--model", "published-2021-09-15", "--format", "html"]
        let page = try place.run(call).expectSuccess()
        #expect(page.output.hasPrefix("<!DOCTYPE html>"))
        let quiet = try place.run(call + ["-o", "page.html"]).expectSuccess()
        #expect(quiet.output == "")
        #expect(try place.text("page.html") == page.output)
        #expect(try place.permissions("page.html") == 0o600)
        try place.run(call + ["-o", "nowhere/page.html"]).expect(4)
    }

    @Test func `a call that names no fault, or two, is refused`() throws {
        let place = try Self.place()
        for call in [
            [], ["--from", "1"], ["--to", "1"], ["--model", "m", "--input", "a=b"],
            ["--model", "m", "--from", "1", "--to", "2"],
        ] {
            #expect(try place.run(["blast-radius", "s"] + call).expect(2).output == "")
        }
        for call in [
            ["--from", "5", "--to", "3"], ["--input", "origin"], ["--model", "nobody"],
            ["--model", "m", "--at-position-range", "x"],
        ] {
            #expect(try place.run(["blast-radius", "s"] + call).expect(3).output == "")
        }
    }
}
