import EventLog
import EventModel
import Synchronization
import Testing

@testable import AccessLog

/// What is logged is there, in order, and can be asked for.
@Suite struct AccessStoreTests {
    @Test func `an entry comes back as it was stated`() throws {
        let world = try AccessWorld()
        let full = AccessEntry(
            actor: "anna",
            role: "auditor",
            organisation: "0101",
            operation: "score.read",
            subjects: [SubjectID(rawValue: 2), SubjectID(rawValue: 1)],
            criterion: "municipality 0101",
            purpose: "supervision",
            caseNumber: "A-17",
            model: "published-2021-09-15",
            resultDigest: [UInt8](repeating: 9, count: 32),
            recipient: "jobcentre:0101",
            outcome: "restricted"
        )
        let bare = AccessEntry(actor: "b", role: "system", operation: "replay", criterion: "all")
        #expect(try world.log.log(full) == 0)
        #expect(try world.log.log(bare) == 1)
        try world.reopen(.readOnly)
        let entries = try world.log.all()
        #expect(entries.map(\.entry) == [full, bare])
        #expect(entries.allSatisfy { !$0.isErased && !$0.isCriterionErased && $0.pruned == nil })
        #expect(try world.log.verify().isSound)
    }

    @Test func `recorded times increase strictly, whatever the clock does`() throws {
        let world = try AccessWorld()
        for step in [0, 5, -1_000, 0] as [Int64] {
            world.clock.move(by: step)
            _ = try world.log.log(.reading(1))
        }
        let start = world.clock.now.microseconds + 995
        #expect(
            try world.log.all().map(\.recorded.microseconds) == [0, 5, 6, 7].map { start + $0 }
        )
    }

    @Test(arguments: [
        "cpr 6104909995", "searched 010490-9995", "", String(repeating: "x", count: 1_001),
    ])
    func `a text that the log may not hold is refused with its field`(text: String) throws {
        let world = try AccessWorld()
        var entry = AccessEntry.reading(1)
        if text.isEmpty { entry.actor = text } else { entry.criterion = text }
        let field = text.isEmpty ? "actor" : "criterion"
        do {
            _ = try world.log.log(entry)
            Issue.record("the entry is refused")
        } catch AccessLogError.badEntry(let named, let reason) {
            #expect(named == field)
            #expect(!reason.contains("9995"))
        }
        #expect(try world.log.count() == 0)
    }

    @Test func `an entry that names nobody is refused, and others beside it are not`() throws {
        let world = try AccessWorld()
        let answers = Mutex<[Int: Result<UInt64, AccessLogError>]>([:])
        for (index, subject) in [UInt64(1), 77, 2].enumerated() {
            world.log.submit(.reading(subject)) { answer in
                answers.withLock { $0[index] = answer }
            }
        }
        world.log.waitUntilIdle()
        let found = answers.withLock { $0 }
        #expect(found[0] == .success(0))
        #expect(found[2] == .success(1))
        #expect(throws: AccessLogError.self) { try found[1]?.get() }
        #expect(try world.log.count() == 2)
    }

    @Test func `concurrent submissions are all answered, each with a number of its own`()
        async throws
    {
        let world = try AccessWorld()
        let log = world.log
        let numbers = await withTaskGroup(of: [UInt64].self) { group in
            for caller in 0..<8 {
                group.addTask {
                    var own: [UInt64] = []
                    for _ in 0..<50 {
                        let answer = await withCheckedContinuation { continuation in
                            log.submit(.reading(UInt64(caller % 5 + 1), by: "u\(caller)")) {
                                continuation.resume(returning: $0)
                            }
                        }
                        if let number = try? answer.get() { own.append(number) }
                    }
                    return own
                }
            }
            return await group.reduce(into: [[UInt64]]()) { $0.append($1) }
        }
        #expect(numbers.allSatisfy { $0 == $0.sorted() })
        #expect(numbers.flatMap { $0 }.sorted() == Array(0..<400))
        #expect(try world.log.verify().isSound)
    }

    @Test func `a log of another key, or of a newer release, is refused`() throws {
        let world = try AccessWorld()
        _ = try world.log.log(.reading(1))
        try world.withDatabase("meta") { txn, meta in
            let name = Array("key-fingerprint".utf8)
            unsafe try txn.putChecked(
                [UInt8](repeating: 1, count: 16),
                forKey: name.span.bytes,
                in: meta
            )
        }
        #expect(throws: AccessLogError.self) { try world.reopen() }
        try world.withDatabase("meta") { txn, meta in
            let name = Array("format".utf8)
            unsafe try txn.putChecked([2, 0, 0, 0], forKey: name.span.bytes, in: meta)
        }
        #expect(throws: AccessLogError.self) { try world.reopen() }
    }
}
