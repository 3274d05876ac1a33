import EventModel
import ProfileModel
import Projections

/// One person's stream, written event by event, and the profiles that the fold makes of it.
///
/// A date stands for the opening of the day, as in a feed; in a question for its close.
struct Person {
    private var writer = StreamWriter()
    private var nextPosition: UInt64 = 0

    @discardableResult
    mutating func fact(
        _ attribute: AttributeNumber,
        _ value: AttributeValue?,
        for period: String? = nil,
        from effective: String = "1900-01-01",
        said registered: String? = nil
    ) throws -> Position {
        let period = try period.map { try Period(parsing: $0) }
        let body = FactBody(attribute: attribute, value: value, period: period)
        let start = period?.firstDay.description ?? effective
        return try append(body, from: start, said: registered ?? start)
    }

    /// States employment over zero in the `count` months that end with `month`.
    mutating func employed(_ count: Int, monthsUpTo month: String) throws {
        let last = try CalendarMonth(parsing: month)
        for back in 0..<max(count, 0) {
            let month = last.adding(months: -back).description
            try fact(.employment, .decimal(back.isMultiple(of: 2) ? 1 : 0.1), for: month)
        }
    }

    @discardableResult
    mutating func submit(
        _ answers: KeyValuePairs<String, Answer>,
        form: String = "2015",
        at time: String
    ) throws -> Position {
        let answers = answers.map { QuestionAnswer(question: $0.key, answer: $0.value) }
        return try append(
            SubmissionBody(form: form, targetGroup: "dagpenge", answers: answers),
            from: time,
            said: time
        )
    }

    @discardableResult
    mutating func append(
        _ body: some EventBody,
        from effective: String? = nil,
        said registered: String,
        of target: Position? = nil
    ) throws -> Position {
        let position = Position(rawValue: nextPosition)
        let event = NewEvent(
            type: type(of: body).type,
            destination: .subject(SubjectID(rawValue: 1)),
            key: try EventKey(source: "test", id: "e-\(position)"),
            registered: RegisteredTime(try DayOrInstant(parsing: registered).opening),
            effective: try effective.map { EffectiveTime(try DayOrInstant(parsing: $0).opening) },
            body: body.bytes
        )
        var payload: [UInt8] = []
        Payload.append(event, source: SourceNumber(rawValue: 1), target: target, to: &payload)
        writer.append(
            position: position,
            recorded: RecordedTime(Instant(microseconds: Int64(nextPosition) + 1)),
            type: event.type,
            payload: payload.span
        )
        nextPosition += 1
        return position
    }

    func profile(
        _ day: String,
        known: String = "2030-01-01",
        includesDisputed: Bool = false
    ) throws -> Profile {
        var fold = ProfileFold()
        let known = RegisteredTime(try DayOrInstant(parsing: known).close)
        return try fold.profile(
            of: writer.bytes,
            asOf: AsOf(
                effective: try .close(of: day),
                known: .registered(known),
                includesDisputed: includesDisputed
            )
        )
    }
}

extension EffectiveTime {
    static func close(of day: String) throws -> EffectiveTime {
        EffectiveTime(try DayOrInstant(parsing: day).close)
    }
}
