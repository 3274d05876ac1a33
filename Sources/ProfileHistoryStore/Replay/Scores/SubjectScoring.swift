internal import EventModel

/// Scores one packed stream after another by one side's question; one worker's own.
protocol SubjectScoring {
    /// What the side makes of a subject's packed stream, of which it looks at nothing from
    /// position `end` on; throws on bytes that do not decode.
    mutating func score(
        _ stream: RawSpan,
        before end: Position,
        groups: inout GroupNames
    ) throws(CodecError) -> ReplayScore
}
