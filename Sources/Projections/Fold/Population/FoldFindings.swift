import EventModel
import ProfileModel

/// What a fold finds beside facts: the submission, and the marks.
struct FoldFindings: Sendable {
    var marks = MarkTable()
    var submission: PackedSubmission?

    @inline(__always)
    func isHidden(_ position: Position, _ limits: FoldLimits) -> Bool {
        marks.verdict(on: position).isHidden(includingDisputed: limits.includesDisputed)
    }

    /// Lets the submission that a scanner stands at compete, if it is visible.
    @inline(never)
    mutating func consider(
        _ scanner: borrowing EntryScanner,
        _ limits: FoldLimits,
        isSecond: Bool
    ) throws(CodecError) {
        let payload = try Payload(scanner.payload.bytes)
        let registered = payload.registered.instant.microseconds
        if registered > limits.registered { return }
        guard let effective = payload.effective?.instant.microseconds else {
            throw CodecError(offset: scanner.offset, reason: "event has no effective time")
        }
        if effective > limits.effective { return }
        if isSecond && isHidden(scanner.position, limits) { return }
        if let best = submission, best.holds(against: effective, registered) { return }
        let end = scanner.payloadOffset + scanner.payload.bytes.byteCount
        submission = PackedSubmission(
            effective: effective,
            registered: registered,
            position: scanner.position,
            body: (end - payload.body.byteCount)..<end
        )
    }

    /// Takes in the mark that a scanner stands at, if it is known.
    @inline(never)
    mutating func gather(
        _ scanner: borrowing EntryScanner,
        _ limits: FoldLimits
    ) throws(CodecError) {
        let payload = try Payload(scanner.payload.bytes)
        if payload.registered.instant.microseconds > limits.registered { return }
        marks.add(
            try Mark(
                scanner.type,
                at: scanner.position,
                payload: payload,
                offset: scanner.offset
            )
        )
    }
}
