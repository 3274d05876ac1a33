import AuditReports
import EventLog
import EventModel
import Foundation
import HTTPTypes
import NIOCore
import ProfileHistoryStore
import Testing

@testable import ProfileHistoryServer

/// Streams that follow a log while others append to it.
@Suite struct FeedSimulationTests {
    /// What one stream told, piece by piece.
    struct Told {
        var ids: [UInt64] = []
        var last: UInt64?
        var isOver = false

        mutating func take(_ piece: ByteBuffer) {
            for line in String(buffer: piece).split(separator: "\n") {
                guard line.hasPrefix("id: "), let id = UInt64(line.dropFirst(4)) else { continue }
                last = id
            }
            let blocks = String(buffer: piece).components(separatedBy: "\n\n")
            for block in blocks where block.contains("data: ") {
                let id = block.split(separator: "\n").first { $0.hasPrefix("id: ") }
                ids.append(id.flatMap { UInt64($0.dropFirst(4)) } ?? .max)
            }
        }
    }

    static func call(_ query: String = "") throws -> Call {
        let caller = Caller(
            actor: "a",
            roles: [.dpo],
            scopes: [.feedRead],
            municipality: nil,
            person: nil,
            sources: [],
            expiry: .infinity
        )
        return Call(
            caller: caller,
            role: .dpo,
            parameters: PathParameters([]),
            query: try Query(query, allowing: ["type", "municipality"]),
            body: [],
            fields: RequestFields([.accept: "text/event-stream"]),
            language: .english,
            reason: StatedReason(purpose: nil, caseNumber: nil),
            accepted: AcceptedTypes("text/event-stream"),
            note: ReadNote()
        )
    }

    static func line(_ number: Int) -> [UInt8] {
        let person = ["0108629996", "0104909995", "0107729995"][number % 3]
        let text =
            #"{"type":"fact","id":"f\#(number)","source":"s","subject":"cpr:\#(person)","#
            + #""attribute":"citizenship","value":"DK","effective":"2014-01-01","#
            + #""registered":"2020-01-01T00:00:00Z"}"#
        return Array(text.utf8)
    }

    func follow(
        _ world: ServerWorld,
        _ watcher: LogWatcher,
        _ seed: UInt64,
        until end: UInt64,
        query: String
    ) async throws -> Told {
        var (told, random) = (Told(), SplitMix64(seed: seed))
        var start = Position.first
        let pages = FeedPages(store: world.backend.store, filter: try FeedFilter(Self.call(query)))
        while told.last ?? 0 < end {
            let stream = EventStream(
                pages,
                from: start,
                watcher: watcher,
                origin: "o",
                isExpired: { false },
                record: { _ in await Task.yield() }
            )
            for _ in 0..<Int.random(in: 2...9, using: &random) {
                guard let piece = try await stream.bytes() else { break }
                told.take(piece)
                if told.last ?? 0 >= end { break }
            }
            if let last = told.last { start = Position(rawValue: last).next }
        }
        return told
    }

    @Test(.timeLimit(.minutes(1)), arguments: [1, 2, 3] as [UInt64])
    func `streams that leave and come back miss nothing and see nothing twice`(
        seed: UInt64
    ) async throws {
        let world = try await ServerWorld()
        let watcher = LogWatcher(world.backend.store.log)
        let watching = Task { try await watcher.run() }
        let count = 60
        let end = try world.backend.store.log.nextPosition().rawValue + UInt64(count) - 1
        let streams = try await withThrowingTaskGroup(of: Told?.self) { group in
            for number in 0..<4 as Range<UInt64> {
                group.addTask {
                    let query = number == 3 ? "type=submission" : ""
                    return try await follow(
                        world,
                        watcher,
                        seed * 10 + number,
                        until: end,
                        query: query
                    )
                }
            }
            group.addTask {
                var random = SplitMix64(seed: seed)
                var (number, store) = (0, world.backend.store)
                while number < count {
                    let next = min(count, number + Int.random(in: 1...5, using: &random))
                    _ = try await store.append(lines: (number..<next).map { Self.line($0) })
                    number = next
                    if random.oneIn(3) { try await Task.sleep(for: .milliseconds(25)) }
                    store = world.backend.store
                }
                return nil
            }
            return try await group.reduce(into: [Told]()) { if let told = $1 { $0.append(told) } }
        }
        watching.cancel()
        let log = world.backend.store.log
        let all = try log.events(from: .first, limit: 10_000).map(\.position.rawValue)
        for told in streams { #expect(told.ids == all || told.ids == []) }
        #expect(streams.filter { $0.ids == all }.count == 3)
    }

    @Test(.timeLimit(.minutes(1)))
    func `who waits is woken by an event, by the time, by the end and by leaving`() async throws {
        let world = try await ServerWorld()
        let watcher = LogWatcher(world.backend.store.log)
        let watching = Task { try await watcher.run() }
        let next = try world.backend.store.log.nextPosition()
        async let woken: Void = watcher.wait(for: next, atMost: .seconds(600))
        _ = try await world.backend.store.append(lines: [Self.line(0)])
        await woken
        let far = Position(rawValue: 1_000_000)
        await watcher.wait(for: far, atMost: .milliseconds(1))
        await watcher.wait(for: far, atMost: .zero)
        let leaving = Task { await watcher.wait(for: far, atMost: .seconds(600)) }
        leaving.cancel()
        await leaving.value
        let waiting = (0..<50).map { _ in
            Task { await watcher.wait(for: far, atMost: .seconds(600)) }
        }
        watching.cancel()
        for task in waiting { await task.value }
        #expect(watcher.isClosed)
        await watcher.wait(for: far, atMost: .seconds(600))
    }
}
