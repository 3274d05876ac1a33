import EventModel
import ProfileModel

extension ProfileFold {
    /// Reads the values of the chosen events and puts the profile together.
    ///
    /// What restrictions withhold is there also where it says that an attribute ended.
    func assemble(
        from stream: RawSpan,
        withholding restrictions: Restrictions? = nil
    ) throws(CodecError) -> Profile {
        var profile = Profile()
        let winners = self.winners.sorted()
        profile.attributes.reserveCapacity(winners.count)
        for candidate in winners {
            if candidate.isEnded {
                let attribute = candidate.key.attribute
                guard restrictions?.restriction(on: candidate.position, of: attribute) != nil
                else { continue }
            }
            let fact = try fact(candidate, in: stream)
            if !candidate.key.hasPeriod {
                profile.attributes.append(fact)
            } else if profile.series.last?.attribute == fact.attribute {
                profile.series[profile.series.count - 1].facts.append(fact)
            } else {
                let first = candidate.key
                var facts: [ProfileFact] = []
                facts.reserveCapacity(winners.count { $0.key.attribute == first.attribute })
                facts.append(fact)
                profile.series.append(ProfileSeries(attribute: fact.attribute, facts: facts))
            }
        }
        if let submission, marks.verdict(on: submission.position).withdrawnBy == nil {
            profile.submission = try form(submission, in: stream)
        }
        return profile
    }

    private func fact(
        _ candidate: Candidate,
        in stream: RawSpan
    ) throws(CodecError) -> ProfileFact {
        let payload = try Self.payload(at: candidate.offset, in: stream)
        let body = try FactBody(decoding: payload.body)
        let verdict = marks.verdict(on: candidate.position)
        return ProfileFact(
            attribute: body.attribute,
            value: body.value ?? .withheld(.restricted),
            period: body.period,
            effective: candidate.effective,
            registered: candidate.registered,
            recorded: candidate.recorded,
            position: candidate.position,
            revision: candidate.revision,
            source: payload.source,
            id: try payload.idText(),
            isDisputed: verdict.disputedBy != nil,
            disputeCount: verdict.disputeCount,
            remarkCount: verdict.remarkCount
        )
    }

    private func form(
        _ candidate: Candidate,
        in stream: RawSpan
    ) throws(CodecError) -> ProfileSubmission {
        let payload = try Self.payload(at: candidate.offset, in: stream)
        let verdict = marks.verdict(on: candidate.position)
        return ProfileSubmission(
            body: try SubmissionBody(decoding: payload.body),
            at: candidate.effective,
            registered: candidate.registered,
            recorded: candidate.recorded,
            position: candidate.position,
            revision: candidate.revision,
            source: payload.source,
            id: try payload.idText(),
            isDisputed: verdict.disputedBy != nil,
            disputeCount: verdict.disputeCount,
            remarkCount: verdict.remarkCount
        )
    }

    /// The payload of the entry that begins at an offset that the scan saw.
    @_lifetime(copy stream)
    private static func payload(
        at offset: Int,
        in stream: RawSpan
    ) throws(CodecError) -> Payload {
        var reader = StreamReader(stream.extracting(offset..<stream.byteCount))
        guard let entry = try reader.next() else {
            throw CodecError(offset: offset, reason: "entry is missing")
        }
        return entry.payload
    }
}

extension Payload {
    /// The source's own name for the event, as text.
    borrowing func idText() throws(CodecError) -> String {
        guard let text = String(validating: id) else {
            throw CodecError(offset: 0, reason: "id is not UTF-8")
        }
        return text
    }
}
