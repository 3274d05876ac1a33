internal import EventModel

/// Why a use case could not be carried out.
///
/// Equality looks at the code only.
public struct StoreError: Error, Sendable, CustomStringConvertible {
    /// The kind of failure, in the words that JSON answers use.
    public enum Code: String, Hashable, Sendable, CaseIterable {
        /// An argument or a field does not parse, or names what is not there.
        case badInput = "bad-input"
        /// No subject by that name has events.
        case unknownSubject = "unknown-subject"
        /// The person's data was destroyed; the message says when, why and by whose authority.
        case erased
        /// The person's data are restricted, and the reader has no role that may see them.
        case restricted
        /// No such attribute, question or feature.
        case unknownAttribute = "unknown-attribute"
        /// No such model version.
        case unknownModel = "unknown-model"
        /// The lifecycle of model versions forbids the step.
        case lifecycle
        /// The person has not filled in the form, so there is nothing to score.
        case noSubmission = "no-submission"
        /// A golden vector or another check failed.
        case checkFailed = "check-failed"
        /// The key file is missing, is not the store's, or may be read by others.
        case keyFile = "key-file"
        /// The store is damaged, of a newer format, full, read-only or not there.
        case unavailable
    }

    /// The kind of failure.
    public let code: Code
    /// The field or argument at fault, where there is one.
    public let field: String?
    /// What went wrong and how it may be remedied; never holds personal data.
    public let message: String
    /// The failure beneath, if there is one.
    public let cause: (any Error)?

    /// Describes a failure.
    public init(
        _ code: Code,
        _ message: String,
        field: String? = nil,
        cause: (any Error)? = nil
    ) {
        self.code = code
        self.field = field
        self.message = message
        self.cause = cause
    }

    /// Field, message and cause on one line.
    public var description: String {
        let head = field.map { "\($0): " } ?? ""
        let tail = cause.map { " (\($0))" } ?? ""
        return "\(head)\(message)\(tail)"
    }
}

extension StoreError {
    /// The error for data that a restriction withholds from the reader.
    static func restricted(_ subject: SubjectID) -> StoreError {
        StoreError(
            .restricted,
            "data of \(subject) are restricted; read in a role that may see them, with --as"
        )
    }
}

extension StoreError: Equatable {
    /// Compares the codes.
    public static func == (left: Self, right: Self) -> Bool { left.code == right.code }
}
