import EventModel
import ProfileModel
import RegisterImport
import Testing

/// Lines of the feed, and a parser with a clock that stands.
enum Feed {
    /// 2026-01-01T00:00:00Z.
    static let now = Instant(microseconds: 1_767_225_600_000_000)

    static func parser() -> FeedParser {
        FeedParser(catalog: .builtIn, forms: .builtIn) { content in
            // FNV-1a: enough to tell contents apart in a test.
            let hash = content.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
                ($0 ^ UInt64($1)) &* 0x100_0000_01B3
            }
            return "derived-" + String(hash, radix: 16)
        }
    }

    static func event(_ line: String) throws(LineError) -> NewEvent {
        var parser = parser()
        return try parser.parse(line: Array(line.utf8), now: now)
    }

    /// Takes a field out of a sample.
    static let leftOut: String? = nil

    /// The code and the field that a line is refused with; `nil` where it is not.
    static func refusal(_ line: String) -> Refusal? {
        do throws(LineError) {
            _ = try event(line)
            return nil
        } catch {
            return Refusal(error.code, error.field)
        }
    }

    struct Refusal: Equatable {
        let code: LineError.Code
        let field: String?

        init(_ code: LineError.Code, _ field: String?) {
            self.code = code
            self.field = field
        }
    }

    static func instant(_ text: String) throws -> Instant { try Instant(parsing: text) }

    /// A line of the feed with some fields replaced, or taken out where the replacement is `nil`.
    static func line(_ fields: [(String, String)], _ changes: [String: String?] = [:]) -> String {
        var parts: [String] = []
        for (name, value) in fields {
            guard let change = changes[name] else {
                parts.append("\"\(name)\":\(value)")
                continue
            }
            if let change { parts.append("\"\(name)\":\(change)") }
        }
        for name in changes.keys.sorted() where !fields.contains(where: { $0.0 == name }) {
            if let change = changes[name] ?? nil { parts.append("\"\(name)\":\(change)") }
        }
        return "{" + parts.joined(separator: ",") + "}"
    }

    static let fact = [
        ("type", #""fact""#), ("id", #""cpr-81""#), ("source", #""cpr""#),
        ("subject", #""cpr:0104909995""#), ("attribute", #""municipality""#),
        ("value", #""0101""#), ("effective", #""2016-05-01""#),
        ("registered", #""2016-05-03T08:00:00+02:00""#),
    ]

    static let annul = [
        ("type", #""annul""#), ("id", #""cpr-99""#), ("source", #""cpr""#), ("of", #""cpr-81""#),
        ("registered", #""2016-06-01T08:00:00Z""#),
    ]

    static let submission = [
        ("type", #""submission""#), ("id", #""s-1""#), ("source", #""jobnet""#),
        ("subject", #""cpr:0104909995""#), ("form", #""2015""#),
        ("targetGroup", #""dagpenge""#), ("at", #""2017-08-01T10:00:00+02:00""#),
        ("answers", #"{"q2":"6m","q8":["ads","network"],"q6":{"state":"declined"}}"#),
    ]

    static let withdraw = [
        ("type", #""withdraw""#), ("of", #""s-1""#), ("at", #""2017-09-01T10:00:00Z""#),
    ]

    static let alias = [
        ("type", #""alias""#), ("subject", #""cpr:0104909995""#), ("alias", #""cpr:0104909989""#),
        ("effective", #""2018-01-01""#), ("registered", #""2018-01-02""#),
    ]

    static let dispute = [
        ("type", #""dispute""#), ("of", #""cpr-81""#), ("outcome", #""accepted""#),
        ("text", #""Jeg boede der ikke""#), ("registered", #""2016-07-01""#),
    ]

    static let restriction = [
        ("type", #""restrict""#), ("subject", #""cpr:0104909995""#), ("attribute", #""origin""#),
        ("maySee", #"["dpo","auditor"]"#), ("reason", #""anket""#),
        ("effective", #""2016-08-01""#), ("registered", #""2016-08-02""#),
    ]

    static let lift = [
        ("type", #""lift""#), ("of", #""r-1""#), ("reason", #""afgjort""#),
        ("registered", #""2016-09-01""#),
    ]

    static let score = [
        ("type", #""score-issued""#), ("subject", #""cpr:0104909995""#),
        ("at", #""2017-08-02T09:00:00Z""#), ("model", #""tree-2015""#), ("class", #""high""#),
        ("recipient", #""jobcentre:0101""#),
    ]

    static let assessment = [
        ("type", #""assessment""#), ("subject", #""cpr:0104909995""#),
        ("at", #""2017-08-03T09:00:00Z""#), ("class", #""low""#), ("deviates", "true"),
        ("reason", #""har job på hånden""#), ("office", #""0101""#),
    ]

    static let attribute = [
        ("type", #""attribute""#), ("id", #""d-1""#), ("source", #""star""#),
        ("name", #""fund""#), ("kind", #""code""#), ("codes", #"{"a":"A-kassen","b":""}"#),
        ("series", #""month""#), ("sensitivity", #""ordinary""#), ("registered", #""2015-01-01""#),
    ]

    static let form = [
        ("type", #""form""#), ("id", #""d-2""#), ("source", #""star""#), ("name", #""2019""#),
        (
            "questions",
            #"[{"id":"a","kind":"one","da":"Hvad?","en":"What?","codes":["x","y"]},"#
                + #"{"id":"b","kind":"text","da":"Og?","askedIf":{"question":"a","codes":["x"]}}]"#
        ),
        ("registered", #""2019-01-01""#),
    ]

    /// One line of each type.
    static let samples: [[(String, String)]] = [
        fact, annul, submission, withdraw, alias, dispute, restriction, lift, score, assessment,
        attribute, form,
    ]
}
