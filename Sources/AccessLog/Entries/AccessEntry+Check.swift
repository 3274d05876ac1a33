internal import EventModel
internal import ProfileModel

extension AccessEntry {
    /// The most bytes that one of the texts may have.
    public static let longestText = 1_000
    /// The most subjects that one entry may name.
    public static let mostSubjects = 10_000

    private static let digestByteCount = 32

    /// Why the log would not take the entry, `nil` where it would.
    ///
    /// A service that lets people write purposes asks before it reads anything. Costs a look at
    /// every byte of the texts.
    public func fault() -> AccessLogError? {
        let fault =
            Self.fault(of: actor, "actor") ?? Self.fault(of: role, "role")
            ?? Self.fault(of: operation, "operation") ?? Self.fault(of: outcome, "outcome")
            ?? Self.fault(ofOptional: organisation, "organisation")
            ?? Self.fault(ofOptional: criterion, "criterion")
            ?? Self.fault(ofOptional: purpose, "purpose")
            ?? Self.fault(ofOptional: caseNumber, "caseNumber")
            ?? Self.fault(ofOptional: model, "model")
            ?? Self.fault(ofOptional: recipient, "recipient")
        if let fault { return fault }
        if let resultDigest, resultDigest.count != Self.digestByteCount {
            return .badEntry(field: "resultDigest", reason: "is no SHA-256; give its 32 bytes")
        }
        if subjects.count > Self.mostSubjects {
            return .badEntry(
                field: "subjects",
                reason: "are more than \(Self.mostSubjects); make several entries"
            )
        }
        return subjects.allSatisfy(\.isPerson)
            ? nil : .badEntry(field: "subjects", reason: "names the registry, which is nobody")
    }

    /// What is wrong with a text that has to be there.
    private static func fault(of text: String, _ field: String) -> AccessLogError? {
        text.isEmpty
            ? .badEntry(field: field, reason: "is empty; say it")
            : fault(ofOptional: text, field)
    }

    private static func fault(ofOptional text: String?, _ field: String) -> AccessLogError? {
        guard let text else { return nil }
        if text.utf8.count > longestText {
            return .badEntry(
                field: field,
                reason: "is longer than \(longestText) bytes; shorten it"
            )
        }
        return CPRRedaction.containsCPRNumber(text)
            ? .badEntry(field: field, reason: "holds a person number; leave it out") : nil
    }
}
