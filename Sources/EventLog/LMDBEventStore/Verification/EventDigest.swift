internal import EventModel

/// Digests whose sum stands for a set of events, whatever order they come in.
///
/// Two sets of events with the same sum are the same but for one chance in 2^64, also where
/// somebody chose them: the digest is keyed with a random number of this process. So everything
/// that holds the events of the log once more is compared with it in one pass over each, and
/// without room for either.
enum EventDigest {
    private static let key = SipHash.Key()

    /// An event in its subject's stream, as records and packed histories both hold it.
    static func event(
        subject: SubjectID,
        revision: Revision,
        position: Position,
        recorded: RecordedTime,
        type: EventType,
        payload: RawSpan
    ) -> UInt64 {
        var hash = SipHash(key)
        hash.add(subject.rawValue)
        hash.add(position.rawValue)
        hash.add(UInt64(bitPattern: recorded.instant.microseconds))
        hash.add(UInt64(revision.rawValue) | UInt64(type.rawValue) &<< 32)
        return hash.finish(payload)
    }

    /// An entry of the index.
    static func entry(_ key: RawSpan, position: Position) -> UInt64 {
        var hash = SipHash(Self.key)
        hash.add(position.rawValue)
        return hash.finish(key)
    }
}
