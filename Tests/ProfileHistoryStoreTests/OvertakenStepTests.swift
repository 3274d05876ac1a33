import EventLog
import EventModel
import Projections
import Testing

@testable import ProfileHistoryStore

/// A step is taken only on the registry that it was decided on.
@Suite struct OvertakenStepTests {
    let log: InterruptedEventStore
    let store: HistoryStore
    let start: EffectiveTime

    init() throws {
        let clock = try SettableClock("2018-06-01T12:00:00Z")
        log = InterruptedEventStore(clock: clock.recording)
        store = HistoryStore(
            log: log,
            key: StoreKey(secret: [UInt8](repeating: 7, count: StoreKey.byteCount)),
            clock: clock.recording
        )
        start = EffectiveTime(try DayOrInstant(parsing: "2018-01-01").opening)
        for id in ["a", "b"] {
            try store.register(Documents.small(id), by: ModelStep(actor: "author"))
            try store.approve(id, by: ModelStep(actor: "approver"))
        }
    }

    private func activate(_ id: String) throws {
        try store.activate(id, for: "dagpenge", from: start, by: ModelStep(actor: "administrator"))
    }

    private func interrupt(with step: @escaping @Sendable () throws -> Void) {
        log.interrupt { #expect(throws: Never.self) { try step() } }
    }

    @Test func `an activation overtaken by another for the same instant is refused`() throws {
        interrupt { try activate("b") }
        expect(.lifecycle) { try activate("a") }
        #expect(try store.model("a").activations.isEmpty)
        #expect(try store.model("b").activations.count == 1)
        expect(.lifecycle) { try activate("a") }
    }

    @Test func `an activation overtaken by a retirement is refused`() throws {
        try activate("a")
        let later = EffectiveTime(try DayOrInstant(parsing: "2018-03-01").opening)
        let actor = ModelStep(actor: "administrator")
        interrupt {
            try store.retire("a", for: nil, from: start, reason: nil, by: actor)
        }
        expect(.lifecycle) { try store.activate("a", for: "dagpenge", from: later, by: actor) }
        #expect(try store.model("a").activations.count == 1)
    }

    @Test func `a registration overtaken by another document of the name is refused`() throws {
        interrupt {
            try store.register(
                Documents.small("c", title: "Another"),
                by: ModelStep(actor: "author")
            )
        }
        expect(.lifecycle) {
            try store.register(Documents.small("c"), by: ModelStep(actor: "author"))
        }
        #expect(try store.model("c").document == Documents.small("c", title: "Another"))
    }

    @Test func `a step overtaken by another that does not matter can be taken again`() throws {
        interrupt {
            try store.register(Documents.small("c"), by: ModelStep(actor: "author"))
        }
        expect(.lifecycle) { try activate("a") }
        try activate("a")
        #expect(try store.model("a").activations.count == 1)
    }
}
