import EventModel
import ProfileModel
import Projections

/// The same events as a naive history, in the bytes that a store keeps.
enum PackedHistory {
    static func bytes(_ events: [NaiveEvent]) throws -> [UInt8] {
        var writer = StreamWriter()
        var payload: [UInt8] = []
        for event in events {
            let (type, body) = encoded(event.statement)
            let new = NewEvent(
                type: type,
                destination: .subject(SubjectID(rawValue: 1)),
                key: try EventKey(source: "test", id: id(of: event)),
                registered: RegisteredTime(time(event.registered)),
                effective: EffectiveTime(time(event.effective)),
                body: body
            )
            payload.removeAll(keepingCapacity: true)
            Payload.append(
                new,
                source: SourceNumber(rawValue: 3),
                target: event.target.map { Position(rawValue: UInt64($0)) },
                to: &payload
            )
            writer.append(
                position: Position(rawValue: UInt64(event.position)),
                recorded: RecordedTime(time(event.recorded)),
                type: type,
                payload: payload.span
            )
        }
        return writer.bytes
    }

    static func question(_ question: NaiveQuestion) -> AsOf {
        let limit = time(question.known)
        let known: Known =
            switch question.clock {
            case .registered: .registered(RegisteredTime(limit))
            case .recorded: .recorded(RecordedTime(limit))
            case .position: .position(Position(rawValue: UInt64(question.known)))
            }
        return AsOf(
            effective: EffectiveTime(time(question.effective)),
            known: known,
            includesDisputed: question.includesDisputed
        )
    }

    static func time(_ number: Int) -> Instant { Instant(microseconds: Int64(number)) }

    static func id(of event: NaiveEvent) -> String { "e-\(event.position)" }

    static func period(_ period: NaivePeriod) -> Period {
        Period(
            granularity: period.isWeek ? .week : .month,
            ordinal: Int32(truncatingIfNeeded: period.ordinal)
        )
    }

    static func submission(_ answer: Int) -> SubmissionBody {
        SubmissionBody(
            form: "2015",
            targetGroup: "dagpenge",
            answers: [QuestionAnswer(question: "q2", answer: .one("a\(answer)"))]
        )
    }

    private static func encoded(_ statement: NaiveEvent.Statement) -> (EventType, [UInt8]) {
        switch statement {
        case .fact(let attribute, let period, let value):
            let body = FactBody(
                attribute: AttributeNumber(rawValue: UInt16(attribute)),
                value: value.map { .integer(Int64($0)) },
                period: period.map(self.period)
            )
            return (.fact, body.bytes)
        case .submission(let answer): return (.submission, submission(answer).bytes)
        case .annulment: return (.annulment, AnnulmentBody().bytes)
        case .withdrawal: return (.withdrawal, WithdrawalBody().bytes)
        case .accepted: return (.dispute, DisputeBody(outcome: .accepted, text: "").bytes)
        case .rejected: return (.dispute, DisputeBody(outcome: .rejected, text: "no").bytes)
        case .remark: return (.dispute, DisputeBody(outcome: .remark, text: "hm").bytes)
        case .restriction(let scope, let role):
            var attribute: AttributeNumber?
            if case .attribute(let number) = scope {
                attribute = AttributeNumber(rawValue: UInt16(number))
            }
            let body = RestrictionBody(roles: role.map { ["r\($0)"] } ?? [], attribute: attribute)
            return (.restriction, body.bytes)
        case .lift: return (.lift, LiftBody().bytes)
        case .alias: return (.alias, AliasBody(alias: Alias(digits: 1_311_629_996)).bytes)
        }
    }
}
