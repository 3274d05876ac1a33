import EventLog
import EventModel
import Foundation
import ProfileHistoryStore
import Testing

@testable import ProfileHistoryServer

/// When the log's head is signed.
@Suite struct CheckpointSignerTests {
    private let world: ServerWorld

    init() async throws {
        world = try await ServerWorld()
        _ = try await world.backend.store.append(lines: [FeedSimulationTests.line(0)])
    }

    private func signer(_ interval: Duration) -> CheckpointSigner {
        CheckpointSigner(
            store: world.backend.store,
            workers: world.backend.helpers,
            interval: interval,
            logger: world.backend.logger
        )
    }

    /// How many records the last signed head has.
    private func signedCount() throws -> UInt64? {
        let path = "\(world.folder.path)/store/checkpoint"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        return UInt64(text.split(separator: "\n")[1])
    }

    @Test func `what was added is signed at the end, also at one that is forced`() async throws {
        let end = try world.backend.store.log.nextPosition().rawValue
        #expect(try signedCount() != end)
        let task = Task { [signer = signer(.seconds(1_000))] in try await signer.run() }
        task.cancel()
        try await task.value
        #expect(try signedCount() == end)
    }

    @Test(.timeLimit(.minutes(1)))
    func `what was added is signed before long`() async throws {
        let end = try world.backend.store.log.nextPosition().rawValue
        let task = Task { [signer = signer(.milliseconds(1))] in try await signer.run() }
        while try signedCount() != end { try await Task.sleep(for: .milliseconds(5)) }
        task.cancel()
        try await task.value
    }
}
