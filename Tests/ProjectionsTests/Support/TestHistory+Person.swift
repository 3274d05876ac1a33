import EventModel
import ProfileModel
import Projections

extension TestHistory {
    @discardableResult
    mutating func fact(
        _ attribute: AttributeNumber,
        _ value: AttributeValue?,
        for period: Period? = nil,
        from effective: String,
        said registered: String,
        stored recorded: String? = nil,
        id: String? = nil
    ) throws -> Position {
        try append(
            FactBody(attribute: attribute, value: value, period: period),
            from: effective,
            said: registered,
            stored: recorded,
            id: id
        )
    }

    @discardableResult
    mutating func submit(
        _ answers: KeyValuePairs<String, Answer>,
        form: String = "2015",
        group: String = "dagpenge",
        at time: String,
        stored recorded: String? = nil
    ) throws -> Position {
        let answers = answers.map { QuestionAnswer(question: $0.key, answer: $0.value) }
        return try append(
            SubmissionBody(form: form, targetGroup: group, answers: answers),
            from: time,
            said: time,
            stored: recorded
        )
    }

    @discardableResult
    mutating func withdraw(_ target: Position, at time: String) throws -> Position {
        try append(WithdrawalBody(), from: time, said: time, of: target)
    }

    @discardableResult
    mutating func annul(
        _ target: Position,
        said registered: String,
        stored recorded: String? = nil
    ) throws -> Position {
        try append(AnnulmentBody(), said: registered, stored: recorded, of: target)
    }

    @discardableResult
    mutating func dispute(
        _ target: Position,
        _ outcome: DisputeBody.Outcome,
        said registered: String
    ) throws -> Position {
        try append(
            DisputeBody(outcome: outcome, text: "as the citizen says"),
            said: registered,
            of: target
        )
    }
}
