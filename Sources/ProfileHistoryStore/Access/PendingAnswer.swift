internal import Dispatch
internal import Synchronization

/// An answer that another thread gives and the calling one waits for.
final class PendingAnswer: Sendable {
    private let isGiven = DispatchSemaphore(value: 0)
    private let result = Mutex<Result<UInt64, StoreError>?>(nil)

    /// Gives the answer, once.
    func give(_ answer: Result<UInt64, StoreError>) {
        result.withLock { $0 = answer }
        isGiven.signal()
    }

    /// Waits for the answer.
    func wait() -> Result<UInt64, StoreError> {
        isGiven.wait()
        guard let answer = result.withLock({ $0 }) else {
            preconditionFailure("An answer is given before it is signalled")
        }
        return answer
    }
}
