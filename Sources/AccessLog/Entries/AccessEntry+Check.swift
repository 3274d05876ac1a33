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
        let needed = [
            ("actor", actor), ("role", role), ("operation", operation), ("outcome", outcome),
        ]
        for (field, text) in needed {
            if text.isEmpty { return .badEntry(field: field, reason: "is empty; say it") }
            if let fault = Self.fault(of: text, field) { return fault }
        }
        let optional = [
            ("organisation", organisation), ("criterion", criterion), ("purpose", purpose),
            ("caseNumber", caseNumber), ("model", model), ("recipient", recipient),
        ]
        for (field, text) in optional {
            if let text, let fault = Self.fault(of: text, field) { return fault }
        }
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

    private static func fault(of text: String, _ field: String) -> AccessLogError? {
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
