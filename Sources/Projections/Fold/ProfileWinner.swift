public import EventModel
public import ProfileModel

/// A fact or submission that a fold chose, with its value left where it stands in the stream.
///
/// A trivial value. It is of use with the fold that gave it, and with the stream that was folded,
/// until the next fold.
public struct ProfileWinner: Sendable {
    let candidate: Candidate

    /// The attribute; not meaningful for a submission.
    public var attribute: AttributeNumber { candidate.key.attribute }
    /// The week or month, where the attribute is a series.
    public var period: Period? { candidate.key.period }
    /// When it holds from.
    public var effective: EffectiveTime { candidate.effective }
    /// When the source said so.
    public var registered: RegisteredTime { candidate.registered }
    /// When the store took it in.
    public var recorded: RecordedTime { candidate.recorded }
    /// The place of its event in the log.
    public var position: Position { candidate.position }
    /// The place of its event in the subject's stream.
    public var revision: Revision { candidate.revision }
    /// The places of its body in the stream; of a fact's, only of the value.
    public var bytes: Range<Int> { candidate.value..<candidate.end }

    /// The value of a fact, read in place: no copy and no allocation.
    ///
    /// `stream` is the one that was folded. Throws where its bytes are no value.
    public func value(in stream: RawSpan) throws(CodecError) -> PackedValue? {
        try PackedValue(
            ofKind: candidate.kind,
            from: candidate.value,
            to: candidate.end,
            in: stream
        )
    }
}
