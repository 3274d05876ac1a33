/// The read log that is open, without keeping it open.
struct WeakAccessLog: Sendable {
    weak var log: AccessLog?
}
