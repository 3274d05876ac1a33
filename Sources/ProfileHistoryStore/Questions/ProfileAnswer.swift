internal import EventLog
public import EventModel
internal import ProfileModel
public import Projections

/// A person's profile as of two times, with everything needed to write it out.
public struct ProfileAnswer: Sendable {
    /// Whose profile it is.
    public let subject: SubjectID
    /// The times it was asked for.
    public let asOf: AsOf
    /// The profile.
    public let profile: Profile
    /// The person's age in whole years on the day asked, where a birth date is known.
    public let age: Int?
    /// The model version in force for each target group, by group.
    public let models: [ModelTimeline.Activation]
    /// The names behind the numbers.
    public let names: ProvenanceNames
}

extension HistoryStore {
    /// Rebuilds a person's profile.
    ///
    /// What is restricted is withheld from a reader who has none of the `roles` that may see it.
    /// Cost: one read of the packed history, one unsealing, one fold. Throws `.unknownSubject`
    /// where nothing is stored on the person.
    public func profile(
        of subject: SubjectID,
        asOf: AsOf,
        roles: Set<String> = []
    ) throws(StoreError) -> ProfileAnswer {
        try profile(of: subject, asOf: asOf, for: reader(roles))
    }

    /// Who reads in some roles now.
    func reader(_ roles: Set<String>) -> Reader {
        Reader(roles: roles, at: EffectiveTime(now()))
    }

    /// Rebuilds a person's profile for a reader.
    func profile(
        of subject: SubjectID,
        asOf: AsOf,
        for reader: Reader
    ) throws(StoreError) -> ProfileAnswer {
        let registry = try registry()
        let stream = try stream(of: subject)
        return try translating { try answer(stream, asOf: asOf, for: reader, registry) }
    }

    /// A person's packed history; throws `.erased` or `.unknownSubject` where there is none.
    func stream(of subject: SubjectID) throws(StoreError) -> PackedStream {
        guard let stream = try translating({ try log.stream(of: subject) }) else {
            try refuseErased(subject)
            throw StoreError(
                .unknownSubject,
                "the store holds nothing on this person",
                field: "subject"
            )
        }
        return stream
    }

    /// What a packed history gives a reader as the answer to a question.
    func answer(
        _ stream: PackedStream,
        asOf: AsOf,
        for reader: Reader,
        _ registry: Registry
    ) throws -> ProfileAnswer {
        var fold = ProfileFold()
        let profile = try unsafe fold.profile(
            of: stream.bytes.span.bytes,
            asOf: asOf,
            for: reader
        )
        return ProfileAnswer(
            subject: stream.subject,
            asOf: asOf,
            profile: profile,
            age: profile.age(at: asOf.effective),
            models: registry.models.inForce(asOf: asOf),
            names: try names(registry)
        )
    }

    /// The names behind the numbers of a registry and its log.
    ///
    /// Read after the events they name, so that none is missing.
    func names(_ registry: Registry) throws(EventLogError) -> ProvenanceNames {
        ProvenanceNames(
            attributes: registry.attributes,
            forms: registry.forms,
            sources: try log.sources()
        )
    }
}

extension Profile {
    /// The person's age in whole years on the local day of an instant.
    public func age(at instant: EffectiveTime) -> Int? {
        guard case .date(let birth)? = fact(for: .birthDate)?.value else { return nil }
        return Age.wholeYears(bornOn: birth, on: Copenhagen.date(at: instant.instant))
    }
}
