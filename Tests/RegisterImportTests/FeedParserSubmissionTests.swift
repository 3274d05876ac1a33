import EventModel
import ProfileModel
import RegisterImport
import Testing

struct FeedParserSubmissionTests {
    @Test func `the same answers in another order are the same content`() throws {
        func event(_ answers: String) throws -> NewEvent {
            try Feed.event(Feed.line(Feed.submission, ["answers": answers]))
        }
        let sent = try event(#"{"q8":["ads"],"q2":"6m"}"#)
        let again = try event(#"{"q2":"6m","q8":["ads"]}"#)
        let other = try event(#"{"q2":"3m","q8":["ads"]}"#)
        #expect(sent == again)
        #expect(sent != other)
    }

    @Test func `a submission keeps its answers in the order of the form`() throws {
        let event = try Feed.event(Feed.line(Feed.submission))
        let at = try Feed.instant("2017-08-01T08:00:00Z")
        #expect(event.registered == RegisteredTime(at) && event.effective == EffectiveTime(at))
        #expect(
            try SubmissionBody(decoding: event.body)
                == SubmissionBody(
                    form: "2015",
                    targetGroup: "dagpenge",
                    answers: [
                        QuestionAnswer(question: "q2", answer: .one("6m")),
                        QuestionAnswer(question: "q6", answer: .state(.declined)),
                        QuestionAnswer(question: "q8", answer: .several(["ads", "network"])),
                    ]
                )
        )
    }

    @Test(
        arguments: [
            (#"{}"#, []), (#"{"q2":{"value":"6m"}}"#, [("q2", Answer.one("6m"))]),
            (#"{"q2":{"state":"dont_know"}}"#, [("q2", .state(.dontKnow))]),
            (#"{"q2":"dont_know"}"#, [("q2", .one("dont_know"))]),
            (#"{"q2":{"state":"unknown"}}"#, [("q2", .state(.unknown))]),
            (#"{"q8":[]}"#, [("q8", .several([]))]),
            (#"{"q8":"ads"}"#, [("q8", .several(["ads"]))]),
            (#"{"q8":{"value":["ads","x"]}}"#, [("q8", .several(["ads", "x"]))]),
            (#"{"q10a":["it"]}"#, [("q10a", .several(["it"]))]),
            (
                #"{"q10a":{"value":["other"],"text":"ingen bil"}}"#,
                [("q10a", .severalWithText(["other"], text: "ingen bil"))]
            ),
            (
                #"{"q10a":{"text":"a","value":"other"}}"#,
                [("q10a", .severalWithText(["other"], text: "a"))]
            ),
            (#"{"q10a":{"text":"b"}}"#, [("q10a", .severalWithText([], text: "b"))]),
            (#"{"q3":"x","q1":"y"}"#, [("q1", .one("y")), ("q3", .one("x"))]),
        ] as [(String, [(String, Answer)])]
    )
    func `answers are read in every form`(
        text: String,
        expected: [(String, Answer)]
    ) throws {
        let event = try Feed.event(Feed.line(Feed.submission, ["answers": text]))
        let answers = try SubmissionBody(decoding: event.body).answers
        #expect(answers == expected.map { QuestionAnswer(question: $0.0, answer: $0.1) })
    }

    @Test(arguments: [
        #""7m""#, #"["6m"]"#, "3", "true", "null", #"{"state":"never_asked"}"#,
        #"{"state":"dontKnow"}"#, #"{"state":1}"#, #"{"state":"declined","value":"6m"}"#, "{}",
        #"{"valeu":"6m"}"#, #"{"value":null}"#, #"{"value":{"value":"6m"}}"#, #"{"text":"6m"}"#,
        #"{"value":"6m","text":"x"}"#, #"{"value":"6m","text":1}"#, #"{"value":["6m",1]}"#,
    ])
    func `an answer that the question does not take is refused by the question`(text: String) {
        #expect(
            Feed.refusal(Feed.line(Feed.submission, ["answers": "{\"q2\":\(text)}"]))
                == Feed.Refusal(.invalidAnswer, "answers.q2")
        )
    }

    @Test func `an answer said never to have been asked is to be left out`() {
        let line = Feed.line(
            Feed.submission,
            ["answers": #"{"q2":{"state":"never_asked"}}"#]
        )
        let error = #expect(throws: LineError.self) { try Feed.event(line) }
        #expect(error?.message.contains("leave the question out") == true)
    }

    @Test func `an unknown question, form or group is refused`() {
        #expect(
            Feed.refusal(Feed.line(Feed.submission, ["answers": #"{"q11":"x"}"#]))
                == Feed.Refusal(.unknownQuestion, "answers.q11")
        )
        #expect(
            Feed.refusal(Feed.line(Feed.submission, ["form": #""2016""#]))
                == Feed.Refusal(.unknownForm, "form")
        )
        #expect(
            Feed.refusal(Feed.line(Feed.submission, ["targetGroup": #""Dag Penge""#]))
                == Feed.Refusal(.invalidText, "targetGroup")
        )
    }

    @Test func `a question that stands twice is refused`() {
        #expect(
            Feed.refusal(Feed.line(Feed.submission, ["answers": #"{"q3":"a","q3":"a"}"#]))
                == Feed.Refusal(.repeatedField, "answers")
        )
    }

    @Test func `answers nested without end are refused`() {
        let deep = String(repeating: "[", count: 5_000)
        #expect(
            Feed.refusal(Feed.line(Feed.submission, ["answers": "{\"q2\":\(deep)"]))?.code
                == .notJSON
        )
    }
}
