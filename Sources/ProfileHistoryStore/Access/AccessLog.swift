public import AccessLog
internal import EventLog
public import EventModel

/// The read log of a store: who looked at what, when and why.
///
/// Whoever answers readings logs each of them first, and answers only once it is logged. Got from
/// ``HistoryStore/openAccessLog(access:)``; keep it for as long as it is used, since each opening
/// costs. Letting go of the last reference waits for what was submitted.
public final class AccessLog: Sendable {
    let store: AccessStore
    /// How it was opened.
    let access: LMDBEventStore.Access

    init(_ store: AccessStore, access: LMDBEventStore.Access) {
        self.store = store
        self.access = access
    }

    /// Hands an entry to the log's writer and returns at once.
    ///
    /// `completion` runs on the writer's thread, with the entry's number once it is on the disk;
    /// otherwise nothing of it is logged, and the reading must not be answered: `.badInput` with
    /// the field for an entry that can not be taken, which others do not suffer from (for one with
    /// a fault at once, on the caller's thread), `.unavailable` where the file can not be written.
    /// After a failed commit that is so until the log is opened anew.
    public func submit(
        _ entry: AccessEntry,
        completion: @escaping @Sendable (Result<UInt64, StoreError>) -> Void
    ) {
        store.submit(entry) { result in completion(result.mapError { StoreError($0) }) }
    }

    /// Logs an entry and gives its number once it is on the disk.
    ///
    /// Fails as ``submit(_:completion:)`` does.
    @discardableResult
    public func append(_ entry: AccessEntry) async throws(StoreError) -> UInt64 {
        let result = await withCheckedContinuation { continuation in
            store.submit(entry) { continuation.resume(returning: $0) }
        }
        return try result.mapError { StoreError($0) }.get()
    }

    /// Logs an entry and waits on the calling thread; not to be called in a completion.
    @discardableResult
    public func appendAndWait(_ entry: AccessEntry) throws(StoreError) -> UInt64 {
        let answer = PendingAnswer()
        submit(entry) { answer.give($0) }
        return try answer.wait().get()
    }

    /// Some entries, and where to go on.
    ///
    /// One short read. Where a page names subjects whom this process has not met, one walk over the
    /// vault besides: one to three seconds for a million persons. Throws `.badInput` for a limit
    /// below one, `.unavailable` where files fail.
    public func page(_ query: AccessQuery) throws(StoreError) -> AccessPage {
        do {
            return try store.page(query)
        } catch {
            throw StoreError(error)
        }
    }

    /// Takes away what was logged before an instant, and logs that, on what ground and by whose
    /// authority; gives that entry, `nil` where there is nothing so old.
    ///
    /// Throws `.badInput` for a ground or an authority that is empty or holds a person number,
    /// `.unavailable` where files fail or an entry that is to go is damaged.
    @discardableResult
    public func prune(
        before end: Instant,
        ground: String,
        authority: String
    ) throws(StoreError) -> RecordedAccess? {
        do {
            return try store.prune(before: end, ground: ground, authority: authority)
        } catch {
            throw StoreError(error)
        }
    }

    /// Follows the chain and holds the indexes against it; see ``AccessVerification``.
    ///
    /// Throws `.unavailable` where the file can not be read at all.
    public func verify() throws(StoreError) -> AccessVerification {
        do {
            return try store.verify()
        } catch {
            throw StoreError(error)
        }
    }
}
