import Foundation
import LMDB
import Synchronization
import Testing

/// Several processes over one file.
///
/// The body of an exit test runs in a process of its own.
@Suite struct ProcessTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("store.mdb")
    }

    /// Adds one to the counter, `count` times, each in a transaction.
    private static func increment(_ path: String, count: Int) throws {
        let environment = try Environment(path: path, options: quick())
        let database = try environment.openDatabase(named: "a", options: .create)
        for _ in 0..<count {
            try environment.write { (txn: inout WriteTransaction) in
                let value = try txn.array([1], in: database) ?? []
                try txn.put(value + [UInt8(value.count & 255)], [1], in: database)
            }
        }
    }

    @Test func `writers of several processes take turns and nothing is lost`() async throws {
        let path = path
        async let first = #expect(processExitsWith: .success) { [path = path as String] in
            try ProcessTests.increment(path, count: 200)
        }
        async let second = #expect(processExitsWith: .success) { [path = path as String] in
            try ProcessTests.increment(path, count: 200)
        }
        try ProcessTests.increment(path, count: 200)
        _ = await (first, second)
        let environment = try Environment(path: path)
        let database = try environment.openDatabase(named: "a")
        let counter = try environment.read { txn in try txn.array([1], in: database) }
        #expect(counter == (0..<600).map { UInt8($0 & 255) })
    }

    @Test func `a writer waits for the writer of another process`() async throws {
        let environment = try Environment(path: path, options: quick())
        let database = try environment.openDatabase(named: "a", options: .create)
        let (holding, waiting) = (folder.file("holding"), folder.file("waiting"))
        let writer = Writer {
            try environment.write { (txn: inout WriteTransaction) in
                try txn.put([1], [1], in: database)
                try Data().write(to: URL(fileURLWithPath: holding))
                try waitForFile(waiting)
                // The other process is about to begin, or waits already.
                Thread.sleep(forTimeInterval: 0.1)
                try txn.put([2], [1], in: database)
            }
        }
        try await waitUntil { FileManager.default.fileExists(atPath: holding) }
        await #expect(processExitsWith: .success) {
            [path = path as String, waiting = waiting as String] in
            let environment = try Environment(path: path, options: quick())
            let database = try environment.openDatabase(named: "a")
            try Data().write(to: URL(fileURLWithPath: waiting))
            try environment.write { (txn: inout WriteTransaction) in
                try #require(try txn.array([1], in: database) == [2])
                try txn.put([3], [1], in: database)
            }
        }
        try await writer.result().get()
        #expect(try environment.read { txn in try txn.array([1], in: database) } == [3])
    }

    @Test func `a writer that is killed leaves its lock and no trace of its changes`() async throws
    {
        let environment = try Environment(path: path, options: quick())
        let database = try environment.openDatabase(named: "a", options: .create)
        try environment.write { (txn: inout WriteTransaction) in try txn.put([1], [1], in: database)
        }
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
            let environment = try Environment(path: path, options: quick())
            let database = try environment.openDatabase(named: "a")
            try environment.write { (txn: inout WriteTransaction) in
                try txn.put([2], [1], in: database)
                try txn.put([UInt8](repeating: 2, count: 1 << 20), [2], in: database)
                kill(getpid(), SIGKILL)
            }
        }
        try environment.write { (txn: inout WriteTransaction) throws in
            #expect(try txn.pairs(in: database) == [Pair(key: [1], value: [1])])
            try txn.put([3], [3], in: database)
        }
        #expect(environment.failure == nil)
    }

    @Test func `readers of a killed process are found by a check and at open`() async throws {
        let environment = try Environment(path: path, options: quick())
        let database = try environment.openDatabase(named: "a", options: .create)
        _ = database
        for _ in 0..<2 {
            await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
                try ProcessTests.dieReading(path)
            }
            #expect(try environment.checkReaders() == 2)
            #expect(try environment.checkReaders() == 0)
        }
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
            try ProcessTests.dieReading(path)
        }
        await #expect(processExitsWith: .success) { [path = path as String] in
            let environment = try Environment(path: path, options: quick())
            try #require(environment.staleReaderCountAtOpen == 2)
            try #require(try environment.checkReaders() == 0)
        }
        #expect(try environment.checkReaders() == 0)
    }

    private static func dieReading(_ path: String) throws {
        let environment = try Environment(path: path, options: quick())
        let first = try environment.beginRead()
        let second = try environment.beginRead()
        kill(getpid(), SIGKILL)
        first.end()
        second.end()
    }

    @Test func `data beyond this process's map is refused until it is opened larger`() async throws
    {
        var small = quick { $0.mapByteCount = 1 << 18 }
        do {
            let environment = try Environment(path: path, options: small)
            let database = try environment.openDatabase(named: "a", options: .create)
            await #expect(processExitsWith: .success) { [path = path as String] in
                let large = quick { $0.mapByteCount = 1 << 24 }
                let environment = try Environment(path: path, options: large)
                let database = try environment.openDatabase(named: "a")
                try environment.write { (txn: inout WriteTransaction) in
                    try txn.put([UInt8](repeating: 1, count: 1 << 20), [1], in: database)
                }
            }
            #expect(lmdbError { try environment.beginRead().end() } == .mapResized)
            #expect(
                lmdbError { try environment.write { (_: inout WriteTransaction) in } }
                    == .mapResized
            )
            #expect(environment.failure == nil)
            _ = database
        }
        small.mapByteCount = 1 << 24
        let environment = try Environment(path: path, options: small)
        let database = try environment.openDatabase(named: "a")
        #expect(try environment.read { txn in try txn.array([1], in: database)?.count } == 1 << 20)
    }
}

/// A thread of its own for a body with a transaction, which stays there.
private final class Writer: Sendable {
    private let outcome = Mutex<Result<Void, any Error>?>(nil)

    init(_ body: @escaping @Sendable () throws -> Void) {
        Thread { [self] in
            let result = Result(catching: body)
            outcome.withLock { $0 = result }
        }.start()
    }

    /// The outcome of the body, once it has run.
    func result() async throws -> Result<Void, any Error> {
        try await waitUntil { self.outcome.withLock { $0 != nil } }
        return outcome.withLock { $0 } ?? .failure(CancellationError())
    }
}

/// How often something is looked for, ten milliseconds apart, before it is given up: the other
/// process starts late where all tests share few threads.
private let polls = 60_000

/// Waits until something has happened elsewhere, without holding a thread; gives up in the end.
private func waitUntil(_ hasHappened: () -> Bool) async throws {
    for _ in 0..<polls {
        if hasHappened() { return }
        try await Task.sleep(for: .milliseconds(10))
    }
    throw CancellationError()
}

/// Waits on a thread of its own until another process has made a file; gives up in the end.
private func waitForFile(_ path: String) throws {
    for _ in 0..<polls {
        if FileManager.default.fileExists(atPath: path) { return }
        Thread.sleep(forTimeInterval: 0.01)
    }
    throw CancellationError()
}
