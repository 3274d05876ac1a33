internal import EventLog
internal import EventModel
internal import ServiceLifecycle
internal import Synchronization

/// Tells streams when the log has grown, whoever wrote it: this process or another.
///
/// One look at the log's end serves all streams, however many there are, and none is taken while
/// nobody waits. When the service ends, those who wait are told so, and their streams end.
final class LogWatcher: Service {
    /// How long a look may be old.
    static let interval = Duration.milliseconds(20)

    private struct State {
        var end = Position.first
        var isClosed = false
        var waiting: [UInt64: (beyond: Position, resume: CheckedContinuation<Void, Never>)] = [:]
        var nextID: UInt64 = 0
    }

    private let log: any EventStore
    private let state = Mutex(State())

    init(_ log: any EventStore) {
        self.log = log
    }

    /// Whether the service is ending.
    var isClosed: Bool { state.withLock { $0.isClosed } }

    func run() async throws {
        await withGracefulShutdownHandler {
            while !Task.isCancelled, !isClosed {
                look()
                try? await Task.sleep(for: Self.interval)
            }
        } onGracefulShutdown: {
            self.close()
        }
        close()
    }

    /// Waits until the log has events from a place on, the time is over or the service ends.
    func wait(for position: Position, atMost time: Duration) async {
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        let timer = Task { [weak self] in
            try? await Task.sleep(for: time)
            self?.resume(id)
        }
        defer { timer.cancel() }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    if state.isClosed || state.end > position || Task.isCancelled { return true }
                    state.waiting[id] = (position, continuation)
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            self.resume(id)
        }
    }

    private func resume(_ id: UInt64) {
        state.withLock { $0.waiting.removeValue(forKey: id) }?.resume.resume()
    }

    private func look() {
        let isAwaited = state.withLock { !$0.waiting.isEmpty }
        guard isAwaited, let end = try? log.nextPosition() else { return }
        let woken = state.withLock { state in
            state.end = end
            let woken = state.waiting.filter { $0.value.beyond < end }
            for id in woken.keys { state.waiting[id] = nil }
            return woken.values.map(\.resume)
        }
        for continuation in woken { continuation.resume() }
    }

    private func close() {
        let woken = state.withLock { state in
            state.isClosed = true
            let woken = state.waiting.values.map(\.resume)
            state.waiting = [:]
            return woken
        }
        for continuation in woken { continuation.resume() }
    }
}
