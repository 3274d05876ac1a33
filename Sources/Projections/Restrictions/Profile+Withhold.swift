public import EventModel
import ProfileModel

extension ProfileFold {
    /// The profile that a subject's packed stream gives a reader as the answer to a question.
    ///
    /// What the reader may not see stands there as withheld, also where it says that an attribute
    /// ended. Entries beyond `through` in the log are not looked at but for restrictions that hold
    /// at the moment of reading. Costs what ``profile(of:asOf:)`` costs, and two or three passes
    /// more where the stream holds restrictions.
    public mutating func profile(
        of stream: RawSpan,
        asOf question: AsOf,
        for reader: Reader,
        through limit: Position = .last
    ) throws(CodecError) -> Profile {
        try select(from: stream, asOf: question, through: limit)
        guard mayBeRestricted else { return try assemble(from: stream) }
        let restrictions = try Restrictions(
            in: stream,
            asOf: question,
            for: reader,
            through: limit
        )
        var profile = try assemble(from: stream, withholding: restrictions)
        profile.withhold(restrictions)
        return profile
    }
}

extension Profile {
    /// Puts a note in the place of every value and answer that restrictions withhold.
    mutating func withhold(_ restrictions: Restrictions) {
        if restrictions.isEmpty { return }
        for index in attributes.indices { attributes[index].withhold(restrictions) }
        for index in series.indices {
            for fact in series[index].facts.indices {
                series[index].facts[fact].withhold(restrictions)
            }
        }
        if let position = submission?.position,
            restrictions.restriction(on: position, of: nil) != nil
        {
            submission?.body.withhold(.restricted)
        }
    }
}

extension ProfileFact {
    fileprivate mutating func withhold(_ restrictions: Restrictions) {
        if restrictions.restriction(on: position, of: attribute) == nil { return }
        // What was destroyed stays destroyed, whoever asks.
        if value.withholding == nil { value = .withheld(.restricted) }
    }
}

extension SubmissionBody {
    /// Puts a note in the place of every answer; form and group stay, so that it is known that
    /// there is one.
    mutating func withhold(_ why: Withholding) {
        self = SubmissionBody(
            form: form,
            targetGroup: targetGroup,
            answers: answers.map { given in
                if case .withheld = given.answer { return given }
                return QuestionAnswer(question: given.question, answer: .withheld(why))
            }
        )
    }
}
