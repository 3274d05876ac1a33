import EventLog
import EventModel
import Foundation
import JSON
import ProfileHistoryStore
import Projections
import Synchronization
import Testing

/// A store of a test's own in a temporary folder, under a clock that stands still.
final class Bench: Sendable {
    let folder: TemporaryFolder
    let clock: SettableClock
    let store: HistoryStore
    private let feeds = Mutex(0)

    init(now: String = "2018-06-01T12:00:00Z") throws {
        folder = try TemporaryFolder()
        clock = try SettableClock(now)
        try HistoryStore.create(at: "\(folder.path)/store")
        store = try HistoryStore(opening: "\(folder.path)/store", clock: clock.recording)
    }

    /// Writes a file into the test's folder and gives its path.
    func write(_ name: String, _ lines: [String]) throws -> String {
        let path = "\(folder.path)/\(name)"
        try Data(lines.map { "\($0)\n" }.joined().utf8).write(to: URL(filePath: path))
        return path
    }

    /// Imports lines, all of which are expected to hold.
    @discardableResult
    func take(_ lines: [String], from place: SourceLocation = #_sourceLocation) throws
        -> ImportSummary
    {
        let number = feeds.withLock { count in
            count += 1
            return count
        }
        let path = try write("feed-\(number).ndjson", lines)
        let summary = try store.importFeed(path)
        if let rejected = summary.rejectedFile {
            let text = try String(contentsOfFile: rejected, encoding: .utf8)
            Issue.record("\(text)", sourceLocation: place)
        }
        return summary
    }

    /// A question's times, as a caller writes them.
    func asOf(
        _ at: String,
        known: String? = nil,
        clock: Clock? = nil,
        disputed: Bool = false
    ) throws -> AsOf {
        try AsOf(
            at: at,
            known: known,
            clock: clock,
            includesDisputed: disputed,
            now: store.now()
        )
    }

    func subject(_ name: String = Row.citizen) throws -> SubjectID {
        try store.subject(SubjectReference(parsing: name))
    }

    /// The text of a profile's answer.
    func profileText(_ asOf: AsOf, of person: String = Row.citizen) throws -> String {
        var writer = JSONWriter()
        try store.profile(of: subject(person), asOf: asOf).write(to: &writer)
        return writer.text
    }

    /// A profile's answer, read back.
    func profile(_ asOf: AsOf, of person: String = Row.citizen) throws -> JSONValue {
        try JSONValue(parsing: profileText(asOf, of: person))
    }

    /// A score's answer, read back.
    func score(
        _ asOf: AsOf,
        of person: String = Row.citizen,
        _ options: ScoringOptions = ScoringOptions()
    ) throws -> JSONValue {
        var writer = JSONWriter()
        try store.score(of: subject(person), asOf: asOf, options: options).write(to: &writer)
        return try JSONValue(parsing: writer.text)
    }
}

extension Bench {
    /// A step, decided now unless a day is given.
    func step(_ actor: String, decided: String? = nil) throws -> ModelStep {
        guard let decided else { return ModelStep(actor: actor) }
        let instant = try DayOrInstant(parsing: decided).opening
        return ModelStep(actor: actor, registered: RegisteredTime(instant))
    }

    /// The opening of a day, or an instant, as an activation takes it.
    func opening(_ text: String) throws -> EffectiveTime {
        EffectiveTime(try DayOrInstant(parsing: text).opening)
    }

    /// Registers and approves a version.
    func approve(_ id: String, _ document: [UInt8], decided: String? = nil) throws {
        try store.register(document, by: step("author", decided: decided))
        try store.approve(id, by: step("approver", decided: decided))
    }

    /// Puts an approved version in force.
    @discardableResult
    func activate(
        _ id: String,
        for group: String = "dagpenge",
        from day: String,
        decided: String? = nil
    ) throws -> Placement {
        try store.activate(
            id,
            for: group,
            from: opening(day),
            by: step("administrator", decided: decided)
        )
    }

    /// The versions in force by target group, as an answer shows them.
    func inForce(_ asOf: AsOf) throws -> [String: String] {
        var models: [String: String] = [:]
        for model in try store.models(asOf: asOf) {
            for activation in model.inForce { models[activation.targetGroup] = model.name }
        }
        return models
    }
}
