import EventModel
import ProfileModel

/// What a fold finds beside facts: the submission, and the marks.
struct FoldFindings: Sendable {
    var marks = MarkTable()
    var submission: PackedSubmission?
    /// Whether there are restrictions, known or not.
    var mayBeRestricted = false

    @inline(never)
    func isHidden(_ position: Position, _ limits: FoldLimits) -> Bool {
        marks.verdict(on: position).isHidden(includingDisputed: limits.includesDisputed)
    }

    /// Looks at an event that is no fact: a submission competes, a mark is gathered.
    @inline(never)
    mutating func consider(
        _ type: EventType,
        _ bytes: RawSpan,
        endingAt end: Int,
        _ position: Position,
        _ limits: FoldLimits,
        isSecond: Bool
    ) throws(CodecError) {
        switch type {
        case .submission: break
        case .annulment, .dispute, .withdrawal: if isSecond { return }
        case .restriction:
            mayBeRestricted = true
            return
        default: return
        }
        let payload = try Payload(bytes)
        if payload.registered.instant.microseconds > limits.registered { return }
        guard type == .submission else {
            marks.add(try Mark(type, at: position, payload: payload, offset: end))
            return
        }
        guard let effective = payload.effective?.instant.microseconds else {
            throw CodecError(offset: end, reason: "event has no effective time")
        }
        if effective > limits.effective { return }
        if isSecond && isHidden(position, limits) { return }
        let registered = payload.registered.instant.microseconds
        if let best = submission, best.holds(against: effective, registered) { return }
        submission = PackedSubmission(
            effective: effective,
            registered: registered,
            position: position,
            body: (end - payload.body.byteCount)..<end
        )
    }
}
