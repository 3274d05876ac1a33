import EventModel
import ProfileModel
import RegisterImport
import Testing

/// What holds for lines of every type.
struct FeedParserLineTests {
    @Test func `every sample line is taken`() throws {
        for sample in Feed.samples { _ = try Feed.event(Feed.line(sample)) }
    }

    @Test func `the order of fields, white space and escapes change nothing`() throws {
        for sample in Feed.samples {
            let event = try Feed.event(Feed.line(sample))
            #expect(try Feed.event(Feed.line(sample.reversed())) == event)
            let line = Feed.line(sample)
            #expect(try Feed.event(" \t" + line.replacing("\":", with: "\" : ") + "\r ") == event)
            let escaped = line.replacing("\"t", with: "\"\\u0074").replacing(
                "cpr",
                with: "\\u0063pr"
            )
            .replacing("20", with: "\\u00320")
            #expect(escaped != line)
            #expect(try Feed.event(escaped) == event, "\(escaped)")
        }
    }

    @Test func `a field that must be there and is not is named`() {
        let optional: Set = [
            "text", "effective", "deviates", "reason", "office", "codes", "series", "sensitivity",
        ]
        for sample in Feed.samples {
            for (name, _) in sample where name != "type" {
                let refusal = Feed.refusal(Feed.line(sample, [name: Feed.leftOut]))
                let isFact = sample[0].1 == #""fact""#
                let isScope = sample[0].1 == #""restrict""# && name == "attribute"
                if isScope || optional.contains(name) && !isFact {
                    #expect(refusal == nil, "\(sample[0].1) \(name)")
                } else {
                    #expect(refusal == Feed.Refusal(.missingField, name), "\(sample[0].1)")
                }
            }
            #expect(
                Feed.refusal(Feed.line(sample, ["type": Feed.leftOut]))
                    == Feed.Refusal(.missingField, "type")
            )
        }
    }

    @Test func `a field of another kind is refused by its name`() {
        for sample in Feed.samples {
            for (name, value) in sample where name != "value" {
                let refusal = Feed.refusal(
                    Feed.line(sample, [name: value == "true" ? "1" : "true"])
                )
                #expect(refusal == Feed.Refusal(.wrongKind, name), "\(sample[0].1) \(name)")
            }
        }
    }

    @Test func `a field that the feed has not is refused by its name`() {
        for sample in Feed.samples {
            #expect(
                Feed.refusal(Feed.line(sample, ["vlaue": "1"]))
                    == Feed.Refusal(.unknownField, "vlaue")
            )
        }
    }

    @Test func `a field of another type of line is refused by its name`() {
        #expect(
            Feed.refusal(Feed.line(Feed.fact, ["of": #""x""#])) == Feed.Refusal(.unknownField, "of")
        )
        #expect(
            Feed.refusal(Feed.line(Feed.annul, ["effective": #""2016-01-01""#]))
                == Feed.Refusal(.unknownField, "effective")
        )
        #expect(
            Feed.refusal(Feed.line(Feed.submission, ["registered": #""2016-01-01""#]))
                == Feed.Refusal(.unknownField, "registered")
        )
    }

    @Test func `a field that stands twice is refused, however it is written`() {
        for (name, value) in Feed.fact {
            let line = Feed.line(Feed.fact).dropLast()
            for spelling in [
                name, "\\u00" + String(name.utf8.first ?? 0, radix: 16) + name.dropFirst(),
            ] {
                #expect(
                    Feed.refusal(line + ",\"\(spelling)\":\(value)}")
                        == Feed.Refusal(.repeatedField, name)
                )
            }
        }
    }

    @Test(arguments: [
        "", " ", "{", "}", "[]", "null", "1", "\"fact\"", "{}{}", "{\"type\":\"fact\"",
        "{'type':1}",
        "{\"type\":\"fact\",}", "\u{FEFF}{}", "{\"type\":\"fa\tct\"}", "{\"a\u{0}\":1}",
        "{\"type\":\"fact\"}\u{0}",
    ])
    func `a line that is not one JSON object is refused`(line: String) throws {
        let refusal = try #require(Feed.refusal(line))
        let isUnknownName = refusal == Feed.Refusal(.unknownField, "a")
        #expect(refusal.code == .notJSON || isUnknownName)
    }

    @Test func `an unknown type is refused`() {
        for type in ["Fact", "facts", "", "model-registered"] {
            #expect(
                Feed.refusal(Feed.line(Feed.fact, ["type": "\"\(type)\""]))
                    == Feed.Refusal(.unknownType, "type")
            )
        }
    }

    @Test func `bytes that are not UTF-8 are refused`() {
        var parser = Feed.parser()
        let line = Array(Feed.line(Feed.dispute).utf8)
        for index in line.indices {
            var broken = line
            broken[index] = 0xFF
            let error = #expect(throws: LineError.self) {
                try parser.parse(line: broken, now: Feed.now)
            }
            #expect(error?.code == .notJSON)
        }
    }

    @Test func `an id or source that cannot name an event is refused`() {
        let long = String(repeating: "x", count: 201)
        for (field, value) in [
            ("id", ""), ("id", long), ("source", ""), ("source", long), ("id", "\\n"),
        ] {
            #expect(
                Feed.refusal(Feed.line(Feed.fact, [field: "\"\(value)\""]))
                    == Feed.Refusal(.invalidKey, field)
            )
        }
        #expect(
            Feed.refusal(Feed.line(Feed.annul, ["of": #""""#])) == Feed.Refusal(.invalidKey, "of")
        )
    }

    @Test(
        arguments: [
            ("subject:1", 1), ("subject:12", 12),
            ("subject:9999999999999999999", 9_999_999_999_999_999_999),
        ] as [(String, UInt64)]
    )
    func `a subject may be named by its number`(text: String, number: UInt64) throws {
        let event = try Feed.event(Feed.line(Feed.fact, ["subject": "\"\(text)\""]))
        #expect(event.destination == .subject(SubjectID(rawValue: number)))
    }

    @Test(arguments: [
        "", "subject:", "subject:0", "subject:01", "subject:-1", "subject:1x", "subject: 1",
        "subject:10000000000000000000", "subject:99999999999999999999", "cpr:", "cpr:0",
        "cpr:3113999995",
        "CPR:0104909995", "0104909995", "cpr:01049099955", "person:1",
    ])
    func `a subject that is none is refused`(text: String) {
        for sample in [Feed.fact, Feed.score] {
            #expect(
                Feed.refusal(Feed.line(sample, ["subject": "\"\(text)\""]))
                    == Feed.Refusal(.invalidSubject, "subject")
            )
        }
    }

    @Test func `no message holds a CPR number or a text of the line`() {
        let secrets = ["0104909995", "010490-9995", "hemmeligt"]
        for sample in Feed.samples {
            for (name, _) in sample {
                for secret in secrets {
                    for value in ["\"\(secret)\"", "{\"\(secret)\":1}", "[\"\(secret)\"]"] {
                        Self.expectSilence(Feed.line(sample, [name: value]), secrets)
                    }
                    Self.expectSilence(
                        Feed.line(sample, ["x" + secret.prefix(10): "1"]),
                        [secrets[0]]
                    )
                }
            }
        }
    }

    private static func expectSilence(_ line: String, _ secrets: [String]) {
        do throws(LineError) {
            _ = try Feed.event(line)
        } catch {
            for secret in secrets where !(error.field?.hasPrefix("answers.") ?? false) {
                #expect(!error.description.contains(secret), "\(line)")
            }
            #expect(!CPRRedaction.containsCPRNumber(error.description))
        }
    }
}
