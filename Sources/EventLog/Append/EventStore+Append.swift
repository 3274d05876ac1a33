internal import Dispatch
internal import Synchronization

extension EventStore {
    /// Stores requests and waits until they are durable: one outcome for each, in order.
    ///
    /// Blocks the calling thread for a synchronisation of the disk, which concurrent callers share.
    /// Throws when the store failed; nothing of the requests was stored then.
    @available(*, noasync)
    public func append(
        _ requests: [AppendRequest],
        bookmark: Bookmark? = nil
    ) throws(EventLogError) -> [AppendOutcome] {
        let done = DispatchSemaphore(value: 0)
        let answer = Mutex<Result<[AppendOutcome], EventLogError>?>(nil)
        submit(requests, bookmark: bookmark) { result in
            answer.withLock { $0 = result }
            done.signal()
        }
        done.wait()
        guard let result = answer.withLock({ $0 }) else {
            preconditionFailure("A submission is answered before it is signalled")
        }
        return try result.get()
    }

    /// Stores requests and suspends until they are durable: one outcome for each, in order.
    public func append(
        _ requests: [AppendRequest],
        bookmark: Bookmark? = nil
    ) async throws(EventLogError) -> [AppendOutcome] {
        let result = await withCheckedContinuation { continuation in
            submit(requests, bookmark: bookmark) { continuation.resume(returning: $0) }
        }
        return try result.get()
    }
}
