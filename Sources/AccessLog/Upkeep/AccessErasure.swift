public import EventLog
public import EventModel

/// What the read log has to know of a subject before her keys are destroyed.
public struct AccessErasure: Sendable {
    let token: AccessToken

    /// Finds what leads to a subject in the read log's index, while she has a key; `nil` where she
    /// has none.
    ///
    /// Whether there is a read log does not matter: one may be begun before she is erased.
    public init?(of subject: SubjectID, in events: LMDBEventStore) throws(AccessLogError) {
        let found = try logging("preparing the erasure of \(subject)") {
            try events.accessSubject(subject)
        }
        guard case .keys(let keys) = found else { return nil }
        token = keys.token
    }
}
