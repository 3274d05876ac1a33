import EventModel
import Foundation
import LMDB
import Synchronization
import Testing

@testable import EventLog

/// Views are rebuilt while others read and write, in this process and in another.
@Suite struct ViewConcurrencyTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    /// Limits at which a rebuild of a few hundred events takes many transactions.
    private static var limits: RebuildLimits {
        var limits = RebuildLimits()
        limits.blockEventCount = 50
        limits.streamsPerStep = 2
        limits.entriesPerStep = 10
        limits.tailEventCount = 5
        limits.pagesPerClearing = 2
        limits.entriesPerComparison = 3
        return limits
    }

    private static func rebuild(_ view: StoredView, _ store: LMDBEventStore) throws -> UInt64 {
        var rebuild = ViewRebuild(view, of: store.files, limits: limits)
        return try rebuild.rebuild()
    }

    /// Appends for as long as `isOn`, large and small, and says how many events it stored.
    private static func append(
        _ name: String,
        to store: LMDBEventStore,
        while isOn: () -> Bool
    ) throws -> Int {
        var count = 0
        while isOn() {
            let events = try (0..<[1, 3, 17][count % 3]).map { part in
                try NewEvent.fact(
                    "\(name)-\(count + part)",
                    person: (count + part) % 7,
                    body: [UInt8](repeating: 1, count: part % 5 == 0 ? 2_000 : 20)
                )
            }
            _ = try store.append([AppendRequest(events)])
            count += events.count
            // Blocks are so small here that writers who never rest would outrun a rebuild for good.
            usleep(5_000)
        }
        return count
    }

    @Test func `readers and writers of the same process never notice a rebuild`() async throws {
        let store = try LMDBEventStore.quick(folder)
        _ = try await store.append(
            (0..<300).map { index in
                AppendRequest([try .fact("first-\(index)", person: index % 7)])
            }
        )
        let work = Work()
        let writers = ["a", "b"].map { name in
            { @Sendable in _ = try Self.append(name, to: store) { work.isOn } }
        }
        let readers = (UInt64(0)..<2).map { first in
            { @Sendable in try Self.read(store, from: first, work) }
        }
        try await onOwnThreads(
            writers + readers + [
                {
                    defer { work.end() }
                    // Until the others have got far, so that a rebuild that starves them fails.
                    let end = ContinuousClock.now + .seconds(180)
                    var generation: UInt64 = 0
                    while ContinuousClock.now < end {
                        generation += 1
                        try Self.turn(store, to: generation)
                        let count = try store.nextPosition().rawValue
                        if generation > 5, work.readCount > 100, count > 500 { break }
                    }
                }
            ]
        )
        #expect(work.readCount > 100)
        #expect(try store.nextPosition().rawValue > 500)
        #expect(try ViewContents(inUseBy: store) == ViewContents(loggedBy: store))
    }

    private static func turn(_ store: LMDBEventStore, to generation: UInt64) throws {
        for view in StoredView.allCases {
            var check = ViewRebuild(view, of: store.files, limits: Self.limits)
            #expect(try check.verify().isEqual)
            #expect(try Self.rebuild(view, store) == generation)
        }
    }

    /// Reads until the work ends: a stream only ever grows, whatever half it is read from.
    private static func read(
        _ store: LMDBEventStore,
        from first: UInt64,
        _ work: Work
    ) throws {
        var known: [SubjectID: [Event]] = [:]
        while work.isOn {
            for number in UInt64(0)..<7 {
                let subject = SubjectID(rawValue: (number + first) % 7 + 1)
                let events = try store.events(of: subject)
                let before = known[subject, default: []]
                #expect(events.prefix(before.count) == before[...])
                #expect(events.indices.allSatisfy { events[$0].revision.rawValue == UInt32($0) })
                known[subject] = events
                let last = try #require(events.last)
                #expect(try store.position(of: last.key) == last.position)
                work.noteRead()
            }
            #expect(try store.subjects(from: .registry, limit: 10).count == 7)
        }
    }

    @Test func `another process rebuilds while this one reads and writes`() async throws {
        let store = try LMDBEventStore.quick(folder)
        _ = try await store.append(
            (0..<300).map { index in
                AppendRequest([try .fact("first-\(index)", person: index % 7)])
            }
        )
        let work = Work()
        async let stored = onOwnThread { try Self.append("mine", to: store) { work.isOn } }
        await #expect(processExitsWith: .success) { [path = folder.path as String] in
            let other = try LMDBEventStore(folder: path, key: .test)
            for generation in UInt64(1)...3 {
                for view in StoredView.allCases {
                    let rebuilt = try ViewConcurrencyTests.rebuild(view, other)
                    let check = try other.verify(view) { _ in }
                    precondition(rebuilt == generation && check.isEqual)
                }
            }
        }
        work.end()
        let count = try await stored
        #expect(count > 0)
        #expect(try store.nextPosition().rawValue == UInt64(300 + count))
        #expect(try store.views().map(\.generation) == [3, 3])
        #expect(try ViewContents(inUseBy: store) == ViewContents(loggedBy: store))
    }

    @Test func `two processes that rebuild at once share the work`() async throws {
        let store = try LMDBEventStore.quick(folder)
        _ = try await store.append(
            (0..<600).map { index in
                AppendRequest([try .fact("first-\(index)", person: index % 7)])
            }
        )
        let own = Task {
            try await onOwnThread {
                for _ in 0..<8 {
                    for view in StoredView.allCases { _ = try Self.rebuild(view, store) }
                }
            }
        }
        await #expect(processExitsWith: .success) { [path = folder.path as String] in
            let other = try LMDBEventStore(folder: path, key: .test)
            for index in 0..<8 {
                for view in StoredView.allCases {
                    _ = try ViewConcurrencyTests.rebuild(view, other)
                    let event = try NewEvent.fact("other-\(index)-\(view)", person: index % 7)
                    _ = try await other.append([AppendRequest([event])])
                }
            }
        }
        try await own.value
        let states = try store.views()
        #expect(states.allSatisfy { (8...16).contains($0.generation) && $0.rebuild == nil })
        #expect(try ViewContents(inUseBy: store) == ViewContents(loggedBy: store))
        for view in StoredView.allCases { #expect(try store.verify(view) { _ in }.isEqual) }
    }

    @Test(arguments: [1, 4, 9, 16, 30, 60])
    func `a process that is killed in a rebuild leaves a store that answers, and a rebuild goes on`(
        step: Int
    ) async throws {
        do {
            let store = try LMDBEventStore.quick(folder)
            _ = try await store.append(
                (0..<200).map { index in
                    AppendRequest([try .fact("first-\(index)", person: index % 7)])
                }
            )
        }
        await #expect(processExitsWith: .signal(SIGKILL)) {
            [path = folder.path as String, step = step as Int] in
            let store = try LMDBEventStore(folder: path, key: .test)
            var count = 0
            while true {
                var rebuild = ViewRebuild(
                    .history,
                    of: store.files,
                    limits: ViewConcurrencyTests.limits
                ) { _ in
                    count += 1
                    if count == step { kill(getpid(), SIGKILL) }
                }
                _ = try rebuild.rebuild()
            }
        }
        let store = try LMDBEventStore.quick(folder)
        #expect(try store.views()[0].rebuild != nil)
        let logged = try ViewContents(loggedBy: store)
        #expect(try ViewContents(inUseBy: store) == logged)
        let before = try store.views()[0].generation
        #expect(try Self.rebuild(.history, store) == before + 1)
        #expect(try ViewContents(inUseBy: store) == logged)
        #expect(try store.views()[0].rebuild == nil)
    }

    @Test func `a reader that opened an older store finds the half that another process made`()
        async throws
    {
        do {
            let store = try LMDBEventStore.quick(folder)
            _ = try await store.append(
                (0..<50).map { index in
                    AppendRequest([try .fact("first-\(index)", person: index % 3)])
                }
            )
        }
        try Self.removeSecondHalf(folder)
        let reader = try LMDBEventStore.quick(folder, access: .readOnly)
        let before = try ViewContents(inUseBy: reader)
        #expect(before.heads.count == 3)
        #expect(reader.files.views.handles(of: 1) == nil)
        await #expect(processExitsWith: .success) { [path = folder.path as String] in
            let other = try LMDBEventStore(folder: path, key: .test)
            for view in StoredView.allCases { _ = try other.rebuild(view) { _ in } }
        }
        #expect(try ViewContents(inUseBy: reader) == before)
        #expect(reader.files.views.handles(of: 1) != nil)
        #expect(try reader.views().map(\.generation) == [1, 1])
    }

    private static let databases = [
        "log", "index", "heads", "rows", "sources", "hashes", "erased", "meta",
    ]

    /// Writes the store's log file anew with the databases of a release that rebuilt no views.
    private static func removeSecondHalf(_ folder: TemporaryFolder) throws {
        let path = "\(folder.path)/\(LMDBEventStore.historyFileName)"
        do {
            let old = try Environment(path: path)
            let new = try Environment(path: "\(path).new")
            for name in Self.databases {
                let isInteger = ["log", "heads", "sources", "hashes", "erased"].contains(name)
                let options: Database.Options = isInteger ? .integerKey : []
                let source = try old.openDatabase(named: name, options: options)
                let target = try new.openDatabase(named: name, options: options.union(.create))
                let txn = try old.beginRead()
                var cursor = try txn.cursor(in: source)
                var writer = try new.beginWrite()
                while let entry = try cursor.next() {
                    let key = [UInt8](copying: entry.key)
                    try writer.put([UInt8](copying: entry.value), rawKey: key, in: target)
                }
                try writer.commit()
            }
        }
        for suffix in ["", "-lock"] {
            try FileManager.default.removeItem(atPath: path + suffix)
        }
        try FileManager.default.moveItem(atPath: "\(path).new", toPath: path)
        try FileManager.default.removeItem(atPath: "\(path).new-lock")
    }
}

/// What tasks of a test do until they are told to end.
private final class Work: Sendable {
    private let isEnded = Atomic(false)
    private let reads = Atomic(0)

    var isOn: Bool { !isEnded.load(ordering: .relaxed) }
    var readCount: Int { reads.load(ordering: .relaxed) }

    func end() { isEnded.store(true, ordering: .relaxed) }

    func noteRead() { reads.add(1, ordering: .relaxed) }
}

/// Runs what blocks on a thread of its own, so that no task waits for it.
private func onOwnThread<R: Sendable>(
    _ body: @escaping @Sendable () throws -> R
) async throws -> R {
    try await withCheckedThrowingContinuation { continuation in
        Thread { continuation.resume(with: Result(catching: body)) }.start()
    }
}

/// Runs what blocks side by side, each on a thread of its own, so that none waits for a task to
/// begin; throws what one of them threw.
private func onOwnThreads(_ bodies: [@Sendable () throws -> Void]) async throws {
    try await onOwnThread {
        let failures = Mutex<[any Error]>([])
        let running = DispatchGroup()
        for body in bodies {
            running.enter()
            Thread {
                do { try body() } catch { failures.withLock { $0.append(error) } }
                running.leave()
            }.start()
        }
        running.wait()
        if let failure = failures.withLock({ $0.first }) { throw failure }
    }
}
