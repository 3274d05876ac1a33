internal import EventLog
public import EventModel
public import ProfileModel

/// A person as a caller names one: `subject:12` or `cpr:DDMMYYNNNN`.
public enum SubjectReference: Hashable, Sendable {
    /// By surrogate number.
    case subject(SubjectID)
    /// By CPR number.
    case person(CPRNumber)

    /// Reads a reference; the error never repeats the text.
    public init(parsing text: String) throws(StoreError) {
        if text.hasPrefix("subject:") {
            let digits = text.utf8.dropFirst(8)
            let areDigits = digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")) ~= $0 }
            guard areDigits, let number = UInt64(Substring(digits)), number > 0 else {
                throw StoreError(
                    .badInput,
                    "`subject:` is followed by a whole number from 1",
                    field: "subject"
                )
            }
            self = .subject(SubjectID(rawValue: number))
        } else if text.hasPrefix("cpr:") {
            do {
                self = .person(try CPRNumber(parsing: text.dropFirst(4)))
            } catch {
                throw StoreError(.badInput, "\(error)", field: "subject")
            }
        } else {
            throw StoreError(
                .badInput,
                "name a person as subject:12 or cpr:DDMMYYNNNN",
                field: "subject"
            )
        }
    }
}

extension HistoryStore {
    /// The subject that a reference names, with at least one event.
    ///
    /// Throws `.erased` for somebody whose data was destroyed, `.unknownSubject` where nothing is
    /// held.
    public func subject(_ reference: SubjectReference) throws(StoreError) -> SubjectID {
        let found: SubjectID? = try translating {
            switch reference {
            case .person(let number): try log.subject(for: number.alias)
            case .subject(let subject): try log.lastRevision(of: subject).map { _ in subject }
            }
        }
        if found == nil, case .subject(let subject) = reference { try refuseErased(subject) }
        guard let found else {
            throw StoreError(
                .unknownSubject,
                "the store holds nothing on this person",
                field: "subject"
            )
        }
        return found
    }
}
