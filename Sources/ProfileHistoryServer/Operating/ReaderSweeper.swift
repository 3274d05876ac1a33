internal import EventLog
internal import Logging
internal import ProfileHistoryStore
internal import ServiceLifecycle

/// Frees, every minute, what readers of other processes left behind when they died.
struct ReaderSweeper: Service {
    let store: HistoryStore
    let logger: Logger

    func run() async throws {
        guard let log = store.log as? LMDBEventStore else { return try await gracefulShutdown() }
        try? await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                try await Task.sleep(for: .seconds(60))
                guard let count = try? log.checkReaders(), count > 0 else { continue }
                logger.notice("readers had died", metadata: ["count": .stringConvertible(count)])
            }
        }
    }
}
