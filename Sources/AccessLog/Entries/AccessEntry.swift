public import EventModel

/// One reading of the store, as whoever answers it states it: who looked at what, and why.
///
/// A person may learn who looked at her data, when and for what purpose (GDPR article 15; CJEU
/// C-579/21), so a reading is logged before it is answered, and a refusal too.
public struct AccessEntry: Hashable, Sendable {
    /// Who read: the subject of the token, an employee's id.
    public var actor: String
    /// In which role: `caseworker`, `auditor`, `admin`, `citizen`, `dpo`, `system`, or another.
    public var role: String
    /// For whom the actor works, such as `0101`, a municipality.
    public var organisation: String?
    /// What was asked, such as `profile.read`.
    public var operation: String
    /// About whom; none where a whole population was read.
    public var subjects: [SubjectID]
    /// What was searched for; never a person number.
    public var criterion: String?
    /// Why.
    public var purpose: String?
    /// The case that it was for.
    public var caseNumber: String?
    /// The model version that was consulted.
    public var model: String?
    /// SHA-256 of the bytes that were answered.
    public var resultDigest: [UInt8]?
    /// Who got the answer, where that is not the actor.
    public var recipient: String?
    /// `answered`, or the stable code of a refusal such as `restricted`.
    public var outcome: String

    /// States a reading; what is left out was not given.
    public init(
        actor: String,
        role: String,
        organisation: String? = nil,
        operation: String,
        subjects: [SubjectID] = [],
        criterion: String? = nil,
        purpose: String? = nil,
        caseNumber: String? = nil,
        model: String? = nil,
        resultDigest: [UInt8]? = nil,
        recipient: String? = nil,
        outcome: String = Self.answered
    ) {
        self.actor = actor
        self.role = role
        self.organisation = organisation
        self.operation = operation
        self.subjects = subjects
        self.criterion = criterion
        self.purpose = purpose
        self.caseNumber = caseNumber
        self.model = model
        self.resultDigest = resultDigest
        self.recipient = recipient
        self.outcome = outcome
    }

    /// The digest of what was answered, in hexadecimal digits.
    public var resultDigestText: String? { resultDigest?.hexDigits }

    /// The outcome of a reading that was answered.
    public static let answered = "answered"
}
