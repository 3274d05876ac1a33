internal import EventLog
public import EventModel
public import Projections

/// Rebuilds one profile after another and leaves every value where it stands.
///
/// A profile costs one get, one opening and one fold; once its memory has grown to the longest
/// history it allocates nothing. Ask ``HistoryStore/profile(of:asOf:)`` for a profile to keep. A
/// reader is used by one thread at a time: make one for each.
public final class ProfileReader {
    private let log: any EventStore
    private let now: @Sendable () -> Instant
    private var workspace = StreamWorkspace()
    private var fold = ProfileFold()

    /// Makes a reader of a store.
    public init(_ store: HistoryStore) {
        log = store.log
        now = { store.now() }
    }

    /// Works out a subject's profile and lends it to `body`; `false` where nothing is stored.
    ///
    /// `body` asks the fold what was chosen (`winner(of:for:)`, `winner(at:)`, `chosenSubmission`)
    /// and reads the values in the stream that it is given with it. Sees every commit that came
    /// before the call. Throws `.restricted` where a restriction withholds something from a reader
    /// without a role, `.unavailable` where the store is damaged, and what `body` throws.
    public func read(
        _ subject: SubjectID,
        asOf question: AsOf,
        _ body: (borrowing ProfileFold, RawSpan) throws -> Void
    ) throws(StoreError) -> Bool {
        var isRestricted = false
        let isStored = try translating {
            try log.read(subject, using: &workspace) { stream in
                try fold.choose(from: stream, asOf: question)
                // Values in place can not be withheld one by one, so nothing is lent.
                if fold.mayBeRestricted {
                    let reader = Reader(at: EffectiveTime(now()))
                    let found = try Restrictions(in: stream, asOf: question, for: reader)
                    isRestricted = !found.isEmpty
                }
                if !isRestricted { try body(fold, stream) }
            }
        }
        if isRestricted { throw .restricted(subject) }
        return isStored
    }
}
