import EventModel
import Testing

@Suite struct IdentifierTests {
    @Test func `positions are ordered, print as numbers and have a next`() {
        #expect(Position(rawValue: 1) < Position(rawValue: 2))
        #expect(Position.first.next == Position(rawValue: 1))
        #expect("\(Position(rawValue: 12))" == "12")
        // The place behind the last is no trap: bytes from disk may name it.
        #expect(Position(rawValue: .max).next == .first)
    }

    @Test func `revisions are ordered and print as numbers`() {
        #expect(Revision(rawValue: 1) < Revision(rawValue: 2))
        #expect("\(Revision(rawValue: 12))" == "12")
    }

    @Test func `subject zero is the registry and nobody else is`() {
        #expect(SubjectID.registry == SubjectID(rawValue: 0))
        #expect(!SubjectID.registry.isPerson)
        #expect(SubjectID(rawValue: 1).isPerson)
        #expect("\(SubjectID(rawValue: 12))" == "subject:12")
        #expect(SubjectID(rawValue: 1) < SubjectID(rawValue: 2))
    }

    @Test func `an alias of eleven digits is a programmer error`() async {
        #expect(Alias(digits: 9_999_999_999).digits == 9_999_999_999)
        await #expect(processExitsWith: .failure) { _ = Alias(digits: 10_000_000_000) }
    }

    @Test func `every type that has a name has one of its own`() {
        let names = (UInt8.min...255).compactMap { EventType(rawValue: $0).name }
        #expect(names.count == 18)
        #expect(Set(names).count == names.count)
    }
}
