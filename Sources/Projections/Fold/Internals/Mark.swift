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
    }

    let position: Position
    let target: Position
    let action: Action

    /// Reads an annulment, a dispute or a withdrawal.
    ///
    /// Throws when it names no event, or one that does not stand before it in the log.
    init(_ entry: borrowing StreamEntry) throws(CodecError) {
        guard let target = entry.payload.target, target < entry.position else {
            throw CodecError(offset: entry.offset, reason: "event names no earlier event")
        }
        position = entry.position
        self.target = target
        switch entry.type {
        case .dispute:
            action = Self.action(of: try DisputeBody(decoding: entry.payload.body).outcome)
        case .withdrawal:
            action = .withdraw(try entry.effective())
        default:
            action = .annul
        }
    }

    private static func action(of outcome: DisputeBody.Outcome) -> Action {
        switch outcome {
        case .accepted: .accept
        case .rejected: .reject
        case .remark: .remark
        }
    }
}
