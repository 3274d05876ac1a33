import EventModel
import ProfileModel

/// An event that acts on an earlier one.
struct Mark {
    enum Action {
        case annul
        case accept
        case reject
        case remark
        case withdraw(EffectiveTime)
        case lift(EffectiveTime)
    }

    let position: Position
    let target: Position
    let action: Action

    /// Reads an annulment, a dispute, a withdrawal or the lift of a restriction.
    ///
    /// Throws when it names no event, or one that does not stand before it in the log.
    init(
        _ type: EventType,
        at position: Position,
        payload: borrowing Payload,
        offset: Int
    ) throws(CodecError) {
        guard let target = payload.target, target < position else {
            throw CodecError(offset: offset, reason: "event names no earlier event")
        }
        self.position = position
        self.target = target
        switch type {
        case .dispute:
            action = Self.action(of: try DisputeBody(decoding: payload.body).outcome)
        case .withdrawal, .lift:
            guard let effective = payload.effective else {
                throw CodecError(offset: offset, reason: "event has no effective time")
            }
            action = type == .lift ? .lift(effective) : .withdraw(effective)
        default:
            action = .annul
        }
    }

    /// Reads an event that acts on another, as above.
    init(_ entry: borrowing StreamEntry) throws(CodecError) {
        try self.init(
            entry.type,
            at: entry.position,
            payload: entry.payload,
            offset: entry.offset
        )
    }

    private static func action(of outcome: DisputeBody.Outcome) -> Action {
        switch outcome {
        case .accepted: .accept
        case .rejected: .reject
        case .remark: .remark
        }
    }
}
