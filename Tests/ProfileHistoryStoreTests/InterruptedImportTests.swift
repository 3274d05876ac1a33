#if DEBUG
import EventLog
import EventModel
import Foundation
import LMDB
import ProfileHistoryStore
import Testing

/// Imports that the disk interrupts, and what the next run makes of them.
@Suite struct InterruptedImportTests {
    /// The rows of one batch: seven good ones, a duplicate, and two that are refused.
    private static let rowsPerBatch = 10
    private static let batches = 5

    private static let lines: [String] = (0..<batches).flatMap { batch in
        (0..<7).map { Row.fact("c-\(batch)-\($0)", "dependants", "\($0)") }
            + [
                Row.fact("c-0-0", "dependants", "0"), Row.fact("c-0-0", "dependants", "1"),
                "nonsense",
            ]
    }

    /// A store that is made, closed and opened again and again, and the feed beside it.
    private struct Place {
        let folder: TemporaryFolder
        let feed: String
        let rejected: String

        init() throws {
            folder = try TemporaryFolder()
            feed = "\(folder.path)/feed.ndjson"
            rejected = "\(feed).rejected.ndjson"
            try HistoryStore.create(at: "\(folder.path)/store")
            try write(InterruptedImportTests.lines)
        }

        func write(_ lines: [String]) throws {
            try Data(lines.map { "\($0)\n" }.joined().utf8).write(to: URL(filePath: feed))
        }

        /// Opens the store, imports the feed and closes the store.
        func run() throws -> ImportSummary {
            let store = try HistoryStore(opening: "\(folder.path)/store")
            var options = ImportOptions()
            options.rowsPerBatch = InterruptedImportTests.rowsPerBatch
            return try store.importFeed(feed, options: options)
        }

        /// Runs an import that the disk stops at the n-th commit of a batch, counted from 1.
        func runToFailure(atBatch ordinal: Int) throws -> StoreError? {
            let errors = ForcedErrors()
            let store = try ForcedErrors.$current.withValue(errors) {
                try HistoryStore(opening: "\(folder.path)/store")
            }
            var options = ImportOptions()
            options.rowsPerBatch = InterruptedImportTests.rowsPerBatch
            errors.fail(.commit, with: .noSpace, onCall: ordinal)
            do {
                _ = try store.importFeed(feed, options: options)
                return nil
            } catch {
                return error
            }
        }

        func log() throws -> [Event] {
            let store = try HistoryStore(opening: "\(folder.path)/store")
            return try store.log.events(from: Position(rawValue: 0), limit: .max)
        }
    }

    private static func check(
        _ place: Place,
        _ summary: ImportSummary,
        _ location: SourceLocation = #_sourceLocation
    ) throws {
        #expect(summary.rows == 50, sourceLocation: location)
        #expect(summary.rejected == 10, sourceLocation: location)
        #expect(summary.stored + summary.duplicates == 40, sourceLocation: location)
        let events = try place.log()
        #expect(events.map(\.position.rawValue) == Array(0..<35), sourceLocation: location)
        #expect(Set(events.map(\.key.id)).count == 35, sourceLocation: location)
        let text = try String(contentsOfFile: place.rejected, encoding: .utf8)
        let numbers = text.matches(of: #/"line":(\d+)/#).compactMap { Int($0.1) }
        let expected = (0..<5).flatMap { [$0 * 10 + 9, $0 * 10 + 10] }
        #expect(numbers == expected, sourceLocation: location)
        #expect(text.hasSuffix("}\n") && !text.contains("\0"), sourceLocation: location)
    }

    @Test func `wherever the disk is full, the next run goes on and nothing is twice`() throws {
        let undisturbed = try Place()
        let whole = try undisturbed.run()
        try Self.check(undisturbed, whole)
        let refusals = try String(contentsOfFile: undisturbed.rejected, encoding: .utf8)
        var failures = 0
        var resumed: Set<Int?> = []
        // Two more than there are commits: then none fails.
        for ordinal in 1... {
            let place = try Place()
            guard let error = try place.runToFailure(atBatch: ordinal) else { break }
            failures += 1
            #expect(error.code == .unavailable)
            #expect("\(error)".contains("the disk is full"))
            let summary = try place.run()
            resumed.insert(summary.resumedBehindLine)
            try Self.check(place, summary)
            let text = try String(contentsOfFile: place.rejected, encoding: .utf8)
            #expect(
                text.replacing(place.folder.path, with: "")
                    == refusals.replacing(undisturbed.folder.path, with: "")
            )
            // The mark is gone: a further run reads from the beginning and stores nothing.
            let again = try place.run()
            #expect(again.resumedBehindLine == nil)
            #expect(again.stored == 0)
            #expect(again.duplicates == 40)
        }
        #expect(failures >= Self.batches)
        // Some runs began again and some went on behind a batch.
        #expect(resumed.contains(nil))
        #expect(resumed.contains { ($0 ?? 0) >= 10 })
        #expect(resumed.allSatisfy { ($0 ?? 0) % 10 == 0 })
    }

    /// What happens to the files between two runs.
    enum Disturbance: CaseIterable {
        case feedTouched, feedLonger, refusalsGone, refusalsShorter
    }

    @Test(arguments: Disturbance.allCases)
    func `files that are no longer as they were are read from the beginning`(
        disturbance: Disturbance
    ) throws {
        let place = try Place()
        let error = try #require(try place.runToFailure(atBatch: 5))
        #expect(error.code == .unavailable)
        switch disturbance {
        case .feedTouched:
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSince1970: 1_500_000_000)],
                ofItemAtPath: place.feed
            )
        case .feedLonger: try place.write(Self.lines + [""])
        case .refusalsGone: try FileManager.default.removeItem(atPath: place.rejected)
        case .refusalsShorter:
            let bytes = try Data(contentsOf: URL(filePath: place.rejected))
            let end = try #require(bytes.firstIndex(of: UInt8(ascii: "\n")))
            try bytes[...end].write(to: URL(filePath: place.rejected))
        }
        let summary = try place.run()
        #expect(summary.resumedBehindLine == nil)
        try Self.check(place, summary)
    }

    @Test func `files that are as they were are read from the mark`() throws {
        let place = try Place()
        _ = try #require(try place.runToFailure(atBatch: 5))
        let summary = try place.run()
        #expect((summary.resumedBehindLine ?? 0) >= 10)
        try Self.check(place, summary)
    }

    @Test func `another file has a mark of its own`() throws {
        let place = try Place()
        _ = try #require(try place.runToFailure(atBatch: 5))
        let other = "\(place.folder.path)/other.ndjson"
        try FileManager.default.copyItem(atPath: place.feed, toPath: other)
        let store = try HistoryStore(opening: "\(place.folder.path)/store")
        let summary = try store.importFeed(other)
        #expect(summary.resumedBehindLine == nil)
        #expect(summary.rows == 50)
    }
}
#endif
