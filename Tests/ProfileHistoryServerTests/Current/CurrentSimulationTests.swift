import EventLog
import EventModel
import JSON
import NIOCore
import ProfileHistoryStore
import Projections
import Testing

@testable import ProfileHistoryServer

/// What is kept in memory and told again is, byte for byte, what would be worked out.
@Suite struct CurrentSimulationTests {
    @Test(arguments: UInt64(1)...6)
    func `an answer from memory is the one from the history`(seed: UInt64) async throws {
        var story = try await Story(seed: seed)
        for _ in 0..<1_500 { try await story.step() }
        #expect(story.fromMemory > 200 && story.fromHistory > 200)
        #expect(story.erased > 0 && story.unchanged > 100)
    }
}

/// A store whose clock moves, to which things happen at random, and who asks about three persons.
private struct Story {
    private static let persons = ["0108629996", "0104909995", "0107729995"]
    private static let roles: [Role] = [.dpo, .citizen, .register]

    private let world: ServerWorld
    private let clock = TestClock()
    private var random: SplitMix64
    private var sent: [String] = []
    private var restrictions: [String] = []
    private(set) var fromMemory = 0
    private(set) var fromHistory = 0
    private(set) var erased = 0
    private(set) var unchanged = 0

    init(seed: UInt64) async throws {
        random = SplitMix64(seed: seed)
        let clock = clock
        // Two of the nine answers there may be have no room.
        world = try await ServerWorld(clock: RecordingClock { clock.now }, keptAnswers: 7)
        for person in Self.persons { try await store(fact("birthDate", #""1972-07-01""#, person)) }
    }

    mutating func step() async throws {
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<20: clock.move(by: Double.random(in: 0..<40_000, using: &random))
        case 20: clock.move(by: -20_000)
        case 21..<35: try await store(line())
        case 35 where random.oneIn(8): try await erase()
        default: try ask()
        }
    }

    private mutating func ask(_ person: String, as role: Role) throws -> Current? {
        let subject: SubjectID
        do {
            subject = try world.backend.store.subject(SubjectReference(parsing: "cpr:\(person)"))
        } catch {
            return nil
        }
        let call = try Call.trial(["subject": "\(subject.rawValue)"], role: role)
        if let current = try world.backend.unchanged(of: subject, call) {
            unchanged += 1
            return current
        }
        let standing = try world.backend.store.log.standing(of: subject)
        return try world.backend.current(of: subject, at: standing, call)
    }

    private mutating func ask() throws {
        let role = Self.roles[Int.random(in: 0..<3, using: &random)]
        guard let current = try ask(anyone(), as: role) else { return }
        if current.profile == nil { fromMemory += 1 } else { fromHistory += 1 }
        let body = current.answer.body(at: current.now)
        let expected = try world.backend.store.profile(
            of: current.answer.subject,
            asOf: AsOf(now: clock.now),
            roles: role.storeRoles
        )
        var writer = JSONWriter()
        expected.write(to: &writer)
        #expect(String(buffer: body) == writer.text)
        let revision = current.answer.revision?.rawValue ?? 0
        #expect(current.answer.tag == EntityTag.tag(ofCurrent: writer.bytes, "\(revision)"))
        #expect(current.answer.hasForm == (expected.profile.submission != nil))
        #expect(world.backend.kept.count <= 7)
    }

    private mutating func erase() async throws {
        let person = anyone()
        do {
            try world.backend.store.erase(
                SubjectReference(parsing: "cpr:\(person)"),
                ground: "asked for it",
                authority: "the office"
            )
        } catch { return }
        erased += 1
        // Her number may come again, as somebody new.
        sent = []
        restrictions = []
    }

    private mutating func anyone() -> String {
        Self.persons[Int.random(in: 0..<3, using: &random)]
    }
}

extension Story {
    /// A moment around now.
    private mutating func moment(from: Double = -200_000, to: Double = 80_000) -> String {
        let step = Double.random(in: from..<to, using: &random)
        return clock.now.adding(microseconds: Int64(step * 1e6)).description
    }

    private mutating func name() -> String {
        "e\(Int.random(in: 0..<1_000_000_000, using: &random))"
    }

    private mutating func fact(_ attribute: String, _ value: String, _ person: String) -> String {
        let id = name()
        sent.append(id)
        return #"{"type":"fact","id":"\#(id)","source":"s","subject":"cpr:\#(person)","#
            + #""attribute":"\#(attribute)","value":\#(value),"effective":"\#(moment())","#
            + #""registered":"\#(moment(to: 0))"}"#
    }

    private mutating func line() -> String {
        let end = #""source":"s","registered":"\#(moment(to: 0))"}"#
        switch Int.random(in: 0..<10, using: &random) {
        case 0..<3:
            let code = Bool.random(using: &random) ? #""0101""# : #""0751""#
            return fact("municipality", code, anyone())
        case 3: return fact("citizenship", random.oneIn(4) ? "null" : #""SE""#, anyone())
        case 4, 5:
            let id = name()
            sent.append(id)
            return #"{"type":"submission","id":"\#(id)","source":"s","subject":"cpr:\#(anyone())","#
                + #""form":"2017","targetGroup":"dagpenge","at":"\#(moment(to: 0))","#
                + #""answers":{"q2":"6m"}}"#
        case 6:
            return #"{"type":"annul","id":"\#(name())","of":"\#(target())",\#(end)"#
        case 7:
            let id = name()
            restrictions.append(id)
            let roles = Bool.random(using: &random) ? #"["dpo"]"# : "[]"
            return #"{"type":"restrict","id":"\#(id)","subject":"cpr:\#(anyone())","#
                + #""attribute":"municipality","maySee":\#(roles),"#
                + #""effective":"\#(moment())",\#(end)"#
        case 8 where !restrictions.isEmpty:
            let index = Int.random(in: restrictions.indices, using: &random)
            return #"{"type":"lift","id":"\#(name())","of":"\#(restrictions[index])","#
                + #""effective":"\#(moment())",\#(end)"#
        default:
            return #"{"type":"dispute","id":"\#(name())","of":"\#(target())","#
                + #""outcome":"accepted","text":"no",\#(end)"#
        }
    }

    private mutating func target() -> String {
        sent.isEmpty ? "none" : sent[Int.random(in: sent.indices, using: &random)]
    }

    /// Stores a line; one that does not hold, since it names what is gone, is refused.
    private func store(_ line: String) async throws {
        _ = try await world.backend.store.append(lines: [Array(line.utf8)])
    }
}
