import EventLog
import EventModel
import Foundation
import Testing

@testable import AccessLog

/// Several processes with the same log open; the second is this test binary, run once more.
@Suite struct AccessProcessTests {
    /// The numbers that were written down, one a line, the last perhaps half.
    private static func acknowledged(_ path: String) throws -> [UInt64] {
        let text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
        return text.split(separator: "\n", omittingEmptySubsequences: true).dropLast()
            .compactMap { UInt64($0) }
    }

    @Test(arguments: [1, 4, 20])
    func `what was acknowledged outlives a process that is killed`(callers: Int) async throws {
        let world = try AccessWorld(lotEntryCount: 16)
        _ = try world.log.log(.reading(1))
        world.close()
        let (folder, path) = (world.folder.path, "\(world.folder.path)/acknowledged")
        world.closeEvents()
        await #expect(processExitsWith: .signal(SIGKILL)) {
            [folder = folder as String, path = path as String, callers = callers as Int] in
            let log = try AccessWorld.openDurably(folder)
            let file = unsafe open(path, O_CREAT | O_WRONLY | O_APPEND, 0o600)
            await withTaskGroup(of: Void.self) { group in
                for caller in 0..<callers {
                    group.addTask {
                        for index in 0..<400 {
                            let entry = AccessEntry.reading(
                                UInt64(index % 5 + 1),
                                by: "u\(caller)",
                                criterion: "c\(index)"
                            )
                            let answer = await withCheckedContinuation { continuation in
                                log.submit(entry) { continuation.resume(returning: $0) }
                            }
                            guard let number = try? answer.get() else { return }
                            let line = Array("\(number)\n".utf8)
                            _ = unsafe write(file, line, line.count)
                            if number > 60 { kill(getpid(), SIGKILL) }
                        }
                    }
                }
            }
        }
        try world.openEvents()
        try world.reopen()
        let numbers = try Self.acknowledged(path)
        #expect(numbers.count > 50)
        let count = try world.log.count()
        #expect(numbers.allSatisfy { $0 < count })
        #expect(try world.log.verify().findings == [])
        #expect(try world.log.log(.reading(2)) == count)
    }

    @Test func `two processes that log and prune at once lose nothing else`() async throws {
        let world = try AccessWorld(lotEntryCount: 16)
        for _ in 0..<50 { _ = try world.log.log(.reading(1)) }
        world.closeEvents()
        try world.openEvents()
        try world.reopen()
        let log = world.log
        let own = Task.detached {
            for index in 0..<300 { try log.log(.reading(UInt64(index % 5 + 1), by: "mine")) }
        }
        let folder = world.folder.path
        await #expect(processExitsWith: .success) { [folder = folder as String] in
            let other = try AccessWorld.openDurably(folder)
            for index in 0..<50 {
                _ = try other.log(.reading(UInt64(index % 5 + 1), by: "other"))
                if index % 25 == 0 {
                    // Before the first fifty, each a microsecond apart, have an end.
                    let end = Instant(
                        microseconds: TestClock().now.microseconds + 20 + Int64(index)
                    )
                    _ = try other.prune(before: end, ground: "g", authority: "a")
                }
            }
        }
        try await own.value
        #expect(try world.log.verify().findings == [])
        #expect(try world.log.all(AccessQuery(actor: "mine")).count == 300)
        #expect(try world.log.all(AccessQuery(actor: "other")).count == 50)
    }

    @Test func `another process that remembers an erased person logs nothing that leads to her`()
        async throws
    {
        let world = try AccessWorld(lotEntryCount: 16)
        _ = try world.log.log(.reading(1))
        let folder = world.folder.path
        async let other = #expect(processExitsWith: .success) { [folder = folder as String] in
            let log = try AccessWorld.openDurably(folder)
            _ = try log.log(.reading(1, by: "other"))
            try Data().write(to: URL(filePath: "\(folder)/ready"))
            while !FileManager.default.fileExists(atPath: "\(folder)/erased") { usleep(1_000) }
            _ = try log.log(.reading(1, by: "other", criterion: "her"))
        }
        while !FileManager.default.fileExists(atPath: "\(folder)/ready") {
            try await Task.sleep(for: .milliseconds(1))
        }
        try world.erase(SubjectID(rawValue: 1))
        try Data().write(to: URL(filePath: "\(folder)/erased"))
        _ = await other
        let entries = try world.log.all()
        #expect(entries.map(\.entry.actor) == ["anna", "other", "other"])
        #expect(entries.allSatisfy { $0.erasedSubjectCount == 1 && $0.entry.subjects.isEmpty })
        #expect(entries[2].isCriterionErased)
        #expect(try world.log.verify().findings == [])
    }
}
