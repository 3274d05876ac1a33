import EventModel
import ProfileModel
import Testing

/// A body with what the tests do to it, its type forgotten.
struct SampleBody: Sendable {
    let name: String
    let bytes: [UInt8]
    /// Reads bytes as a body of the type and gives the encoding of what was read.
    let decode: @Sendable ([UInt8]) throws -> [UInt8]
    /// Whether the bytes read back as an equal body.
    let readsBack: @Sendable () throws -> Bool

    init<Body: EventBody>(_ body: Body) {
        name = "\(Body.self)"
        bytes = body.bytes
        decode = { try Body(decoding: $0).bytes }
        readsBack = { try Body(decoding: body.bytes) == body }
    }
}

/// Bodies of every type.
enum SampleBodies {
    static let submission = SubmissionBody(
        form: "2017",
        targetGroup: "dagpenge",
        answers: [
            QuestionAnswer(question: "q2", answer: .one("6m")),
            QuestionAnswer(question: "q8", answer: .several(["ads", "network"])),
            QuestionAnswer(question: "q6", answer: .state(.declined)),
            QuestionAnswer(question: "q10a", answer: .severalWithText(["other"], text: "æ")),
            QuestionAnswer(question: "x", answer: .text("fri tekst")),
        ]
    )

    static let types = Set(
        [
            FactBody.type, SubmissionBody.type, AnnulmentBody.type, WithdrawalBody.type,
            AliasBody.type, DisputeBody.type, ScoreIssuedBody.type, AssessmentBody.type,
            RestrictionBody.type, LiftBody.type, Redaction.type, AttributeDefinedBody.type,
            FormDefinedBody.type,
            ModelRegisteredBody.type,
            ModelApprovedBody.type, ModelActivatedBody.type, ModelRetiredBody.type,
        ] as [EventType]
    )

    static let all: [SampleBody] = facts + others + definitions

    private static let facts = [
        SampleBody(FactBody(attribute: .sex, value: .code("f"))),
        SampleBody(FactBody(attribute: AttributeNumber(rawValue: 300), value: .text("æøå"))),
        SampleBody(FactBody(attribute: .dependants, value: .integer(-70_000))),
        SampleBody(FactBody(attribute: .birthDate, value: .date(CalendarDate(dayNumber: 7_395)))),
        SampleBody(FactBody(attribute: .origin, value: nil)),
        SampleBody(FactBody(attribute: .origin, value: .withheld(.erased))),
        SampleBody(
            FactBody(
                attribute: .income,
                value: .decimal(25_000.5),
                period: Period(granularity: .month, ordinal: 24_206)
            )
        ),
        SampleBody(
            FactBody(
                attribute: .benefit,
                value: nil,
                period: Period(granularity: .week, ordinal: -3)
            )
        ),
    ]

    private static let others = [
        SampleBody(submission), SampleBody(AnnulmentBody()), SampleBody(WithdrawalBody()),
        SampleBody(AliasBody(alias: Alias(digits: 9_999_999_999))),
        SampleBody(DisputeBody(outcome: .remark, text: "ikke enig")),
        SampleBody(RestrictionBody(roles: ["dpo", "auditor"], attribute: .origin, reason: "æ")),
        SampleBody(
            Redaction(
                nextKeys: [1, 2],
                replacements: [.init(position: Position(rawValue: 7), payload: [3])],
                ground: "g",
                authority: "a"
            )
        ),
        SampleBody(RestrictionBody(roles: [])), SampleBody(LiftBody(reason: "decided")),
        SampleBody(
            SubmissionBody(
                form: "2017",
                targetGroup: "dagpenge",
                answers: [QuestionAnswer(question: "q10a", answer: .withheld(.erased))]
            )
        ),
        SampleBody(
            ScoreIssuedBody(
                model: "m",
                class: "high",
                recipient: "jobcentre:0101",
                score: 0.7,
                targetGroup: "dagpenge",
                inputsThrough: Position(rawValue: 300)
            )
        ),
        SampleBody(ScoreIssuedBody(model: "m", class: "low", recipient: "r")),
        SampleBody(
            ScoreIssuedBody(
                model: "m",
                class: "low",
                recipient: "r",
                inputsThrough: Position(rawValue: 9),
                evidence: evidence
            )
        ),
        SampleBody(
            ScoreIssuedBody(
                model: "m",
                class: "low",
                recipient: "r",
                inputsThrough: Position(rawValue: 9),
                evidence: evidence.withoutDigests
            )
        ),
        SampleBody(AssessmentBody(class: "low", deviates: true, reason: "r", office: "0101")),
        SampleBody(AssessmentBody(class: "low", deviates: false)),
        SampleBody(AssessmentBody(class: "low")),
        SampleBody(ModelRegisteredBody(model: "m", author: "a", document: [0, 255, 7])),
        SampleBody(
            ModelRegisteredBody(model: "m", author: "a", document: [0, 255, 7], pmml: [60, 0])
        ),
        SampleBody(ModelRegisteredBody(model: "m", author: "a", document: [1], pmml: [])),
        SampleBody(ModelApprovedBody(model: "m", approver: "b")),
        SampleBody(ModelActivatedBody(model: "m", targetGroup: "dagpenge", actor: "c")),
        SampleBody(
            ModelActivatedBody(
                model: "m",
                targetGroup: "dagpenge",
                actor: "c",
                rollback: ModelRollback(model: "n", reason: "æ")
            )
        ),
        SampleBody(ModelRetiredBody(model: "m", targetGroup: nil, actor: "c", reason: "faulty")),
        SampleBody(ModelRetiredBody(model: "m", targetGroup: "g", actor: "c", reason: nil)),
    ]

    static let evidence = ScoreEvidence(
        document: [UInt8](repeating: 7, count: 32),
        kernelVersion: 1,
        text: "t",
        result: [UInt8](0..<32),
        linearPredictor: -1.5,
        inputs: [
            .init(positions: [Position(rawValue: 0), Position(rawValue: 9)], digest: 3),
            .init(positions: [], digest: .max),
        ],
        steps: [1, 2]
    )

    private static let definitions = [
        SampleBody(
            AttributeDefinedBody(
                definition: AttributeDefinition(
                    number: AttributeNumber(rawValue: 64),
                    name: "fund",
                    kind: .code,
                    codes: .list(
                        CodeList(
                            name: "funds",
                            codes: [Code("a", label: "A", group: "g"), Code("b")]
                        )
                    ),
                    sensitivity: .special,
                    source: "s"
                )
            )
        ),
        SampleBody(
            AttributeDefinedBody(
                definition: AttributeDefinition(
                    number: AttributeNumber(rawValue: 65),
                    name: "rate",
                    kind: .decimal,
                    range: -1...1,
                    series: .month,
                    sensitivity: .ordinary,
                    source: "s"
                )
            )
        ),
        SampleBody(
            AttributeDefinedBody(
                definition: AttributeDefinition(
                    number: AttributeNumber(rawValue: 66),
                    name: "land",
                    kind: .code,
                    codes: .shape(.country),
                    sensitivity: .derivedProxy,
                    source: ""
                )
            )
        ),
        SampleBody(
            FormDefinedBody(
                form: FormDefinition(
                    name: "f",
                    questions: [
                        QuestionDefinition(
                            id: "a",
                            kind: .several,
                            choices: [.init("x", Wording(danish: "ja", english: "yes"))],
                            isClosed: true,
                            wording: Wording(danish: "Hvad?", english: "What?")
                        ),
                        QuestionDefinition(
                            id: "b",
                            kind: .text,
                            wording: Wording(danish: "Og?"),
                            condition: .init(question: "a", codes: ["x"])
                        ),
                    ]
                )
            )
        ),
    ]
}
