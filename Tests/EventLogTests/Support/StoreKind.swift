import EventLog
import EventModel
import LMDB
import Testing

/// The stores that the conformance suite runs against.
enum StoreKind: String, CaseIterable, CustomTestStringConvertible {
    case inMemory, lmdb

    var testDescription: String { rawValue }

    /// Makes an empty store.
    func make() throws -> StoreUnderTest {
        let clock = TestClock()
        switch self {
        case .inMemory:
            return StoreUnderTest(
                store: InMemoryEventStore(clock: clock.recording),
                clock: clock,
                folder: nil
            )
        case .lmdb:
            let folder = try TemporaryFolder()
            return StoreUnderTest(
                store: try LMDBEventStore.quick(folder, clock: clock),
                clock: clock,
                folder: folder
            )
        }
    }
}

/// A store with its clock, and its folder if it has one.
struct StoreUnderTest: Sendable {
    let store: any EventStore
    let clock: TestClock
    let folder: TemporaryFolder?
}

extension StoreKey {
    /// A key for tests.
    static let test = StoreKey(secret: [UInt8](0..<32))
}

extension LMDBEventStore {
    /// Opens a store that does not wait for the disk.
    static func quick(
        _ folder: TemporaryFolder,
        access: Access = .readWrite,
        clock: TestClock = TestClock()
    ) throws -> LMDBEventStore {
        try LMDBEventStore(
            folder: folder.path,
            key: .test,
            access: access,
            clock: clock.recording,
            synchronization: .unsafeNoSync
        )
    }
}
