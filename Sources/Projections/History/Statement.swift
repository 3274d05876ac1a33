public import EventModel
public import ProfileModel

/// What one event states, decoded by its type.
public enum Statement: Hashable, Sendable {
    /// A value of an attribute, or its end.
    case fact(FactBody)
    /// That the target never was.
    case annulment
    /// One filled-in form.
    case submission(SubmissionBody)
    /// That the target, a submission, holds no more from now on.
    case withdrawal
    /// A further CPR number of the same person.
    case alias(AliasBody)
    /// A decision on the target, or a remark on it.
    case dispute(DisputeBody)
    /// A score that was shown to someone.
    case scoreIssued(ScoreIssuedBody)
    /// A caseworker's own assessment.
    case assessment(AssessmentBody)
    /// The restriction of the processing of data.
    case restriction(RestrictionBody)
    /// The end of a restriction, its target.
    case lift(LiftBody)
    /// Parts of the person's data destroyed.
    case redaction(Redaction)
    /// Something that the reader is not told.
    case withheld(Withholding)
    /// An attribute beyond the built-in ones.
    case attributeDefined(AttributeDefinedBody)
    /// A form beyond the built-in ones.
    case formDefined(FormDefinedBody)
    /// A model version laid before the store.
    case modelRegistered(ModelRegisteredBody)
    /// The approval of a model version.
    case modelApproved(ModelApprovedBody)
    /// A model version put in force.
    case modelActivated(ModelActivatedBody)
    /// A model version taken out of force for good.
    case modelRetired(ModelRetiredBody)
    /// A person's data destroyed.
    case erasure(ErasureBody)
    /// A type that this release does not know, with the bytes of its body.
    case unknown(EventType, body: [UInt8])

    /// Decodes a body; throws when the bytes are not what the type says.
    public init(type: EventType, body: RawSpan) throws(CodecError) {
        switch type {
        case .fact: self = .fact(try FactBody(decoding: body))
        case .annulment:
            _ = try AnnulmentBody(decoding: body)
            self = .annulment
        case .submission: self = .submission(try SubmissionBody(decoding: body))
        case .withdrawal:
            _ = try WithdrawalBody(decoding: body)
            self = .withdrawal
        case .alias: self = .alias(try AliasBody(decoding: body))
        case .dispute: self = .dispute(try DisputeBody(decoding: body))
        case .scoreIssued: self = .scoreIssued(try ScoreIssuedBody(decoding: body))
        case .assessment: self = .assessment(try AssessmentBody(decoding: body))
        case .restriction: self = .restriction(try RestrictionBody(decoding: body))
        case .lift: self = .lift(try LiftBody(decoding: body))
        case .redaction: self = .redaction(try Redaction(decoding: body))
        default: try self.init(registryType: type, body: body)
        }
    }

    private init(registryType type: EventType, body: RawSpan) throws(CodecError) {
        switch type {
        case .attributeDefined: self = .attributeDefined(try AttributeDefinedBody(decoding: body))
        case .formDefined: self = .formDefined(try FormDefinedBody(decoding: body))
        case .modelRegistered: self = .modelRegistered(try ModelRegisteredBody(decoding: body))
        case .modelApproved: self = .modelApproved(try ModelApprovedBody(decoding: body))
        case .modelActivated: self = .modelActivated(try ModelActivatedBody(decoding: body))
        case .modelRetired: self = .modelRetired(try ModelRetiredBody(decoding: body))
        case .erasure: self = .erasure(try ErasureBody(decoding: body))
        default: self = .unknown(type, body: [UInt8](copying: body))
        }
    }
}
