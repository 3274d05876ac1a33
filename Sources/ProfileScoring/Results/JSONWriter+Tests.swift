import EventModel
import JSON
import ProfileModel
import Scoring

extension JSONWriter {
    /// Writes a test as a document states it, or null.
    mutating func append(test: NamedTest?) {
        guard let test else { return null() }
        beginObject()
        member("feature", test.feature)
        switch test.test {
        case .isOneOf(let codes): list("is", codes) { $0.string($1) }
        case .isAtLeast(let bound): bounded("atLeast", bound)
        case .isOver(let bound): bounded("over", bound)
        case .isAtMost(let bound): bounded("atMost", bound)
        case .isUnder(let bound): bounded("under", bound)
        case .isWithin(let from, let below):
            key("within")
            beginObject()
            bounded("from", from)
            bounded("below", below)
            endObject()
        case .isMissing:
            key("missing")
            bool(true)
        }
        endObject()
    }

    private mutating func bounded(_ name: StaticString, _ bound: Double) {
        key(name)
        append(number: bound)
    }

    mutating func append(input: ScoredInput) {
        beginObject()
        member("feature", input.feature)
        members(of: input.value)
        list("positions", input.positions) { $0.integer($1.rawValue) }
        member("substituted", input.substituted?.rawValue)
        key("supposed")
        bool(input.isSupposed)
        member("note", input.note)
        endObject()
    }

    mutating func append(change: InputChange) {
        beginObject()
        switch change {
        case .without(let name): member("without", name)
        case .set(let name, .text(let text)):
            member("set", name)
            member("value", text)
        case .set(let name, .value(let value)):
            member("set", name)
            key("value")
            value.write(to: &self)
        }
        endObject()
    }
}
