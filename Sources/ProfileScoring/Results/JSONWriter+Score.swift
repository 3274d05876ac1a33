import JSON
import Scoring

extension JSONWriter {
    /// Writes a key and a text, or null.
    mutating func member(_ name: StaticString, _ text: String?) {
        key(name)
        if let text { string(text) } else { null() }
    }

    /// Writes a key and a whole number, or null.
    mutating func member(_ name: StaticString, _ number: Int?) {
        key(name)
        if let number { integer(number) } else { null() }
    }

    /// Writes a key and a list.
    mutating func list<Element>(
        _ name: StaticString,
        _ elements: [Element],
        _ write: (inout JSONWriter, Element) -> Void
    ) {
        key(name)
        beginArray()
        for element in elements { write(&self, element) }
        endArray()
    }

    /// Writes a number, zero without a sign; null for one that JSON cannot hold.
    mutating func append(number: Double?) {
        if let number, number.isFinite { double(number == 0 ? 0 : number) } else { null() }
    }

    /// Writes a number both for people and exactly, or null.
    mutating func append(bitsOf number: Double?) {
        guard let number else { return null() }
        beginObject()
        key("value")
        append(number: number)
        member("bits", Hexadecimal.digits(of: number.bitPattern, count: 16))
        endObject()
    }

    /// Writes the keys `value` and `missing`, of which one is null.
    mutating func members(of value: InputValue) {
        key("value")
        switch value {
        case .missing: null()
        case .category(let code): string(code)
        case .number(let number): append(number: number)
        }
        member("missing", value.missing?.rawValue)
    }

    mutating func append(named value: NamedValue) {
        beginObject()
        member("feature", value.feature)
        members(of: value.value)
        endObject()
    }

    mutating func append(noResult: NoResult) {
        beginObject()
        member("reason", noResult.kind.rawValue)
        member("node", noResult.node)
        key("input")
        if let input = noResult.input { append(named: input) } else { null() }
        endObject()
    }

    mutating func append(step: ScoreStep) {
        beginObject()
        key("node")
        integer(step.node)
        list("read", step.readings) { $0.append(named: $1) }
        member("branch", step.branch)
        key("test")
        append(test: step.test)
        endObject()
    }

    mutating func append(term: ScoreTerm) {
        beginObject()
        member("term", term.term)
        key("read")
        if let reading = term.reading { append(named: reading) } else { null() }
        key("test")
        append(test: term.test)
        key("factor")
        append(number: term.factor)
        key("coefficient")
        append(number: term.coefficient)
        key("product")
        append(number: term.product)
        endObject()
    }
}
