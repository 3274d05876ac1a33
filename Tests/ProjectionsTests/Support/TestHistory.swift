import EventModel
import ProfileModel
import Projections

/// A packed stream that a test writes event by event, with times given as text.
///
/// A date stands for the opening of the day, as in a feed. Where nothing is said, an event is
/// stored when its source says so, and always after the one before.
struct TestHistory {
    private var writer = StreamWriter()
    private var nextPosition: UInt64 = 0
    private var lastRecorded = Instant.distantPast

    /// The stream so far.
    var bytes: [UInt8] { writer.bytes }

    /// Leaves places in the log to other subjects.
    mutating func skip(_ count: UInt64) {
        nextPosition += count
    }

    @discardableResult
    mutating func append(
        _ body: some EventBody,
        from effective: String? = nil,
        said registered: String,
        stored recorded: String? = nil,
        of target: Position? = nil,
        id: String? = nil
    ) throws -> Position {
        var bytes: [UInt8] = []
        body.append(to: &bytes)
        return try append(
            type: type(of: body).type,
            body: bytes,
            effective: effective.map { EffectiveTime(try Self.instant($0)) },
            registered: RegisteredTime(try Self.instant(registered)),
            recorded: recorded.map { RecordedTime(try Self.instant($0)) },
            target: target,
            id: id
        )
    }

    @discardableResult
    mutating func append(
        type: EventType,
        body: [UInt8],
        effective: EffectiveTime?,
        registered: RegisteredTime,
        recorded: RecordedTime? = nil,
        target: Position? = nil,
        id: String? = nil
    ) throws -> Position {
        let position = Position(rawValue: nextPosition)
        nextPosition += 1
        lastRecorded = max(
            recorded?.instant ?? registered.instant,
            lastRecorded.adding(microseconds: 1)
        )
        let key = try EventKey(source: "test", id: id ?? "e-\(position)")
        let event = NewEvent(
            type: type,
            destination: .subject(SubjectID(rawValue: 1)),
            key: key,
            registered: registered,
            effective: effective,
            body: body
        )
        var payload: [UInt8] = []
        Payload.append(event, source: SourceNumber(rawValue: 7), target: target, to: &payload)
        writer.append(
            position: position,
            recorded: RecordedTime(lastRecorded),
            type: type,
            payload: payload.span
        )
        return position
    }

    static func instant(_ text: String) throws -> Instant {
        try DayOrInstant(parsing: text).opening
    }
}
