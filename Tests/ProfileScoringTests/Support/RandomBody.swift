import EventModel
import ProfileModel

/// Random statements about what documents of tests read, and about some things that they do not.
enum RandomBody {
    static func fact(
        _ defined: [AttributeDefinition],
        using random: inout SeededGenerator
    ) -> FactBody {
        let isEnd = random.number(below: 6) == 0
        if !defined.isEmpty && random.number(below: 3) > 0 {
            let definition = defined[random.number(below: defined.count)]
            let codes = codes(of: definition)
            let value = AttributeValue.code(codes[random.number(below: codes.count)])
            return FactBody(attribute: definition.number, value: isEnd ? nil : value)
        }
        let (attribute, value) = plain(using: &random)
        if let value { return FactBody(attribute: attribute, value: isEnd ? nil : value) }
        return series(attribute, isEnd: isEnd, using: &random)
    }

    /// A value of every attribute that a document defines, and of the two that all have.
    static func whole(
        _ defined: [AttributeDefinition],
        using random: inout SeededGenerator
    ) -> [FactBody] {
        let born = CalendarDate(dayNumber: Int32(random.number(below: 10_000)))
        let plain = [
            FactBody(attribute: .birthDate, value: .date(born)),
            FactBody(attribute: .sex, value: .code(pick(["m", "f"], &random))),
        ]
        return plain
            + defined.map { definition in
                FactBody(
                    attribute: definition.number,
                    value: .code(pick(codes(of: definition), &random))
                )
            }
    }

    /// An attribute with a value, or a series without.
    private static func plain(
        using random: inout SeededGenerator
    ) -> (AttributeNumber, AttributeValue?) {
        switch random.number(below: 12) {
        case 0: (.sex, .code(pick(["m", "f", "f", "x"], &random)))
        case 1: (.origin, .code(pick(origins, &random)))
        case 2: (.birthDate, .date(CalendarDate(dayNumber: Int32(random.number(below: 18_000)))))
        case 3: (.dependants, .integer(Int64(random.number(below: 5)) - 1))
        case 4: (.municipality, .code(pick(["101", "751"], &random)))
        case 5: (AttributeNumber(rawValue: 900), .text("æ"))
        case 6, 7: (.benefit, nil)
        default: (.employment, nil)
        }
    }

    private static func series(
        _ attribute: AttributeNumber,
        isEnd: Bool,
        using random: inout SeededGenerator
    ) -> FactBody {
        let isWeek = (attribute == .benefit) != (random.number(below: 12) == 0)
        let granularity: Period.Granularity = isWeek ? .week : .month
        let centre = isWeek ? 2_260 + random.number(below: 28) : 24_150 + random.number(below: 16)
        let ordinal = random.number(below: 9) == 0 ? centre - 60 : centre
        let value: AttributeValue =
            attribute == .benefit
            ? .code(pick(["111", "112", "121"], &random))
            : .decimal(pick([0, 0.1, 0.5, 1, -0.25], &random))
        return FactBody(
            attribute: attribute,
            value: isEnd ? nil : value,
            period: Period(granularity: granularity, ordinal: Int32(ordinal))
        )
    }

    static func submission(using random: inout SeededGenerator) -> SubmissionBody {
        var answers: [QuestionAnswer] = []
        for question in ["q1", "q2", "q3", "q2"] where random.number(below: 3) > 0 {
            answers.append(QuestionAnswer(question: question, answer: answer(using: &random)))
        }
        return SubmissionBody(
            form: pick(["2015", "2015", "2015", "2014"], &random),
            targetGroup: pick(["dagpenge", "kontanthjaelp", "other"], &random),
            answers: answers
        )
    }

    private static func answer(using random: inout SeededGenerator) -> Answer {
        switch random.number(below: 12) {
        case 0: .several(["1m", "6m"])
        case 1: .severalWithText(["1m"], text: "ø")
        case 2: .text("6m")
        case 3: .state(.declined)
        case 4, 5: .state(.dontKnow)
        case 6: .state(.unknown)
        default: .one(pick(["new_job", "1m", "6m", "gt6m", "dont_know", "elsewhere"], &random))
        }
    }

    static func mark(using random: inout SeededGenerator) -> (EventType, [UInt8]) {
        switch random.number(below: 10) {
        case 0..<4: (.annulment, AnnulmentBody().bytes)
        case 4..<6: (.withdrawal, WithdrawalBody().bytes)
        case 6..<9: (.dispute, DisputeBody(outcome: .accepted, text: "t").bytes)
        default: (.dispute, DisputeBody(outcome: .remark, text: "").bytes)
        }
    }

    private static let origins = [
        "danish", "western_immigrant", "nonwestern_descendant", "unknown", "unkown", "",
    ]

    private static func codes(of definition: AttributeDefinition) -> [String] {
        guard case .list(let list) = definition.codes else { return ["x"] }
        return list.codes.map(\.code) + ["elsewhere"]
    }

    private static func pick<Element>(
        _ list: [Element],
        _ random: inout SeededGenerator
    ) -> Element {
        list[random.number(below: list.count)]
    }
}
