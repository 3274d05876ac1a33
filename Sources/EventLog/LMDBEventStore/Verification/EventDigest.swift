internal import EventModel

/// Digests whose sum stands for a set of events, whatever order they come in.
///
/// Two sets of events with the same sum are the same but for one chance in 2^64, also where
/// somebody chose them: the digest is keyed with a random number of this process (SipHash, as
/// `Hasher` does it). So everything that holds the events of the log once more is compared with it
/// in one pass over each, and without room for either.
enum EventDigest {
    /// An event in its subject's stream, as records and packed histories both hold it.
    static func event(
        subject: SubjectID,
        revision: Revision,
        position: Position,
        recorded: RecordedTime,
        type: EventType,
        payload: RawSpan
    ) -> UInt64 {
        var hasher = Hasher()
        hasher.combine(subject.rawValue)
        hasher.combine(revision.rawValue)
        hasher.combine(position.rawValue)
        hasher.combine(recorded.instant.microseconds)
        hasher.combine(type.rawValue)
        hasher.combine(payload.byteCount)
        unsafe payload.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
        return UInt64(bitPattern: Int64(hasher.finalize()))
    }

    /// An entry of the index.
    static func entry(_ key: RawSpan, position: Position) -> UInt64 {
        var hasher = Hasher()
        hasher.combine(position.rawValue)
        hasher.combine(key.byteCount)
        unsafe key.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
        return UInt64(bitPattern: Int64(hasher.finalize()))
    }
}
