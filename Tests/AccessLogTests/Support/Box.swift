import AccessLog
import Synchronization

/// Holds an answer that comes on another thread.
final class Box: Sendable {
    private let held = Mutex<Result<UInt64, AccessLogError>?>(nil)

    var value: Result<UInt64, AccessLogError>? { held.withLock { $0 } }

    func give(_ answer: Result<UInt64, AccessLogError>) { held.withLock { $0 = answer } }
}
