import EventModel
import Foundation
import Testing

@testable import EventLog

/// Two processes with the same store open; the second is this test binary, run once more.
@Suite struct CrossProcessTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test func `a live feed gives events that another process wrote`() async throws {
        let store = try LMDBEventStore.quick(folder)
        _ = try await store.append([AppendRequest([try .fact("mine")])])
        let reader = Task {
            var ids: [String] = []
            for try await event in store.feed(from: .first) {
                ids.append(event.key.id)
                if ids.count == 301 { break }
            }
            return ids
        }
        await #expect(processExitsWith: .success) { [path = folder.path as String] in
            let other = try LMDBEventStore(folder: path, key: .test)
            for index in 0..<300 {
                // A source that the first process has never read.
                let event = try NewEvent.fact("e-\(index)", source: "other", person: index % 5)
                _ = try await other.append([AppendRequest([event])])
            }
        }
        #expect(try await reader.value == ["mine"] + (0..<300).map { "e-\($0)" })
        #expect(try store.subjects(from: .registry, limit: 10).count == 5)
    }

    @Test func `two processes that append at once wait for each other and lose nothing`()
        async throws
    {
        let store = try LMDBEventStore.quick(folder)
        let own = Task {
            for index in 0..<200 {
                let event = try NewEvent.fact("a-\(index)", person: index % 5)
                _ = try await store.append([AppendRequest([event])])
            }
        }
        await #expect(processExitsWith: .success) { [path = folder.path as String] in
            let other = try LMDBEventStore(folder: path, key: .test)
            for index in 0..<200 {
                let event = try NewEvent.fact("b-\(index)", person: index % 7)
                _ = try await other.append([AppendRequest([event])])
            }
        }
        try await own.value
        let log = try store.log()
        #expect(log.map(\.position.rawValue) == Array(0..<400))
        #expect(log.filter { $0.key.id.hasPrefix("a-") }.count == 200)
        #expect(zip(log, log.dropFirst()).allSatisfy { $0.recorded < $1.recorded })
        let subjects = try store.subjects(from: .registry, limit: 100)
        #expect(subjects.map(\.rawValue) == Array(1...7))
        for subject in subjects {
            #expect(try store.events(of: subject) == log.filter { $0.subject == subject })
        }
    }

    @Test(arguments: [1, 2, 3, 5, 9, 17])
    func `what was acknowledged outlives a process that is killed`(count: Int) async throws {
        let acknowledged = "\(folder.path)/acknowledged"
        await #expect(processExitsWith: .signal(SIGKILL)) {
            [
                path = folder.path as String, acknowledged = acknowledged as String,
                count = count as Int
            ] in
            let store = try LMDBEventStore(folder: path, key: .test)
            for index in 0... {
                let events = try (0..<3).map { part in
                    try NewEvent.fact("e-\(index)-\(part)", person: (index + part) % 4)
                }
                _ = try await store.append([AppendRequest(events)])
                try "\(index)".write(toFile: acknowledged, atomically: true, encoding: .utf8)
                if index == count { kill(getpid(), SIGKILL) }
            }
        }
        let text = try String(contentsOfFile: acknowledged, encoding: .utf8)
        let last = try #require(Int(text))
        let store = try LMDBEventStore.quick(folder)
        let log = try store.log()
        #expect(log.count == (last + 1) * 3)
        #expect(log.map(\.position.rawValue) == Array(0..<UInt64(log.count)))
        for subject in try store.subjects(from: .registry, limit: 10) {
            #expect(try store.events(of: subject) == log.filter { $0.subject == subject })
        }
        #expect(try store.store(.fact("after")).position.rawValue == UInt64(log.count))
    }
}
