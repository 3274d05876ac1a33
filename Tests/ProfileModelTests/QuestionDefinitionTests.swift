import JSON
import ProfileModel
import Testing

struct QuestionDefinitionTests {
    @Test(arguments: [
        ("q2", Answer.one("6m")), ("q2", .state(.dontKnow)), ("q3", .one("whatever-1.x")),
        ("q8", .several(["ads", "network"])), ("q8", .several([])), ("q9", .several(["new"])),
        ("q10a", .several(["it"])), ("q10a", .severalWithText(["other"], text: "ingen bil")),
        ("q10a", .severalWithText([], text: "")), ("q10a", .state(.declined)),
    ])
    func `an answer that the question takes passes`(id: String, answer: Answer) throws {
        try Self.question(id).check(answer)
    }

    @Test(arguments: [
        ("q2", Answer.one("7m"), AnswerError.notAChoice),
        ("q2", .several(["6m"]), .wrongKind(expected: .one)),
        ("q2", .text("6m"), .wrongKind(expected: .one)), ("q3", .one(""), .notAToken),
        ("q3", .one("sagt op"), .notAToken), ("q8", .one("ads"), .wrongKind(expected: .several)),
        ("q8", .several(["ads", "ads"]), .choiceRepeated),
        ("q8", .severalWithText(["ads"], text: "x"), .wrongKind(expected: .several)),
        ("q10a", .text("x"), .wrongKind(expected: .severalWithText)),
        ("q8", .several((0..<65).map { "c\($0)" }), .tooManyChoices(maximum: 64)),
        (
            "q10a", .severalWithText([], text: String(repeating: "x", count: 65_537)),
            .tooLong(maximum: 65_536)
        ),
    ])
    func `an answer that it does not take is refused`(
        id: String,
        answer: Answer,
        error: AnswerError
    ) {
        #expect(throws: error) { try Self.question(id).check(answer) }
    }

    @Test(arguments: [
        (Answer.one("6m"), #"{"value":"6m"}"#), (.several([]), #"{"value":[]}"#),
        (.several(["a", "b"]), #"{"value":["a","b"]}"#),
        (.severalWithText(["a"], text: "\"t\""), #"{"value":["a"],"text":"\"t\""}"#),
        (.text("t"), #"{"text":"t"}"#), (.state(.dontKnow), #"{"state":"dont_know"}"#),
        (.state(.declined), #"{"state":"declined"}"#), (.state(.unknown), #"{"state":"unknown"}"#),
    ])
    func `an answer is written as JSON`(answer: Answer, text: String) {
        var writer = JSONWriter()
        answer.write(to: &writer)
        #expect(writer.text == text)
    }

    @Test func `a target group is a lower-case token`() {
        for token in ["dagpenge", "kontanthjaelp", "kontanthjælp", "a-1_2.b"] {
            #expect(TargetGroup.isToken(token))
        }
        for text in ["", "Dagpenge", "a b", "é", String(repeating: "a", count: 65)] {
            #expect(!TargetGroup.isToken(text))
        }
    }

    private static func question(_ id: String) throws -> QuestionDefinition {
        try #require(FormCatalog.builtIn.form(named: "2017")?.question(id))
    }
}
