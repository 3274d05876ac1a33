/// Why a score did not come out as it was issued.
public enum IssuedCause: String, Hashable, Sendable, CaseIterable {
    /// Other inputs were read.
    case data
    /// Another model version ran.
    case model
    /// The same version makes something else of the same inputs.
    case code
    /// What is kept of the score does not tell.
    case unknown
}

/// Where a replayed result first differs from the one that was issued.
public struct IssuedDivergence: Hashable, Sendable {
    /// Why.
    public let cause: IssuedCause
    /// The first input, node or term that differs, such as `input origin`, `node 2`, `term 4`; nil
    /// where that is not known.
    public let place: String?

    /// Names a cause, and a place where there is one.
    public init(_ cause: IssuedCause, at place: String? = nil) {
        self.cause = cause
        self.place = place
    }
}
