public import EventModel
public import ProfileModel

extension ProfileFold {
    /// Works out what a profile would hold and leaves every value where it stands in the stream.
    ///
    /// The same winners and the same submission as ``profile(of:asOf:)``, without its texts: no
    /// allocation once the workspace has grown. What was chosen is asked of the fold until the next
    /// stream. Throws when the bytes are not a stream that a store writes, as far as they are
    /// looked at; the workspace stays usable.
    public mutating func choose(from stream: RawSpan, asOf question: AsOf) throws(CodecError) {
        try select(from: stream, asOf: question)
        if let best = submission, marks.verdict(on: best.position).withdrawnBy != nil {
            submission = nil
        }
    }

    /// How many facts won, those that say that an attribute ended among them.
    public var winnerCount: Int { winners.candidates.count }

    /// The fact at a place among those that won, which are in no order; nil where it says *ended*.
    public func winner(at place: Int) -> ProfileWinner? {
        let candidate = winners.candidates[place]
        return candidate.isEnded ? nil : ProfileWinner(candidate: candidate)
    }

    /// The fact that gives an attribute, or a period of a series, its value; one or two looks.
    public func winner(of attribute: AttributeNumber, for period: Period? = nil) -> ProfileWinner? {
        let key = SeriesKey(attribute: attribute, period: period)
        guard let candidate = winners.winner(for: key), !candidate.isEnded else { return nil }
        return ProfileWinner(candidate: candidate)
    }

    /// The submission in force; its ``ProfileWinner/bytes`` are a `SubmissionBody`.
    public var chosenSubmission: ProfileWinner? {
        submission.map { ProfileWinner(candidate: $0) }
    }
}
