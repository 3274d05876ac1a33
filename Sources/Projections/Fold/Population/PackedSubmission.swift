public import EventModel

/// The submission in force, by the place of its answers in the packed stream.
public struct PackedSubmission: Sendable {
    var effective: Int64
    var registered: Int64
    /// The place of its event in the log.
    public internal(set) var position: Position
    /// The places of its encoding, a `SubmissionBody`, in the stream.
    public internal(set) var body: Range<Int>

    /// Whether a submission that stands later in the log loses to this one all the same.
    func holds(against effective: Int64, _ registered: Int64) -> Bool {
        self.effective > effective
            || (self.effective == effective && self.registered > registered)
    }
}
