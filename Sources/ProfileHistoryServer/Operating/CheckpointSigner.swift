internal import Logging
internal import ProfileHistoryStore
internal import ServiceLifecycle

/// Signs the log's head every so often, and once more when the service ends.
struct CheckpointSigner: Service {
    let store: HistoryStore
    let workers: Workers
    let interval: Duration
    let logger: Logger

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                try await Task.sleep(for: interval)
                await sign()
            }
        }
        // In a task of its own: where clients hold up the end this one is cancelled.
        await Task { await sign() }.value
    }

    private func sign() async {
        do {
            _ = try await workers.run { try store.checkpoint() }
        } catch is CancellationError {
            // The end has come; it is signed then.
        } catch {
            logger.error("the log's head can not be signed", metadata: ["why": "\(error)"])
        }
    }
}
