import Foundation
import JSON
import Testing

/// Random documents: what is written is read back, and Foundation reads the same.
@Suite struct JSONRoundTripTests {
    @Test func `random documents are read back as they were written`() throws {
        var documents = RandomDocuments(seed: 1)
        var compact = JSONWriter()
        var pretty = JSONWriter(.pretty)
        for _ in 0..<800 {
            let value = documents.value()
            compact.removeAll()
            pretty.removeAll()
            compact.value(value)
            pretty.value(value)
            try #require(try JSONValue(parsing: compact.bytes) == value)
            try #require(try JSONValue(parsing: pretty.bytes) == value)
            try #require(try PulledValue.read(compact.bytes) == value)
            try #require(SlowJSON.parse(pretty.bytes) == value)
        }
    }

    @Test func `Foundation reads the same from what is written here`() throws {
        var documents = Self.foundationDocuments(seed: 2)
        var writer = JSONWriter()
        for _ in 0..<400 {
            let value = documents.value()
            writer.removeAll()
            writer.value(value)
            let theirs = try JSONSerialization.jsonObject(
                with: Data(writer.bytes),
                options: .fragmentsAllowed
            )
            try #require(isSame(value, theirs), "\(value)")
        }
    }

    @Test func `what Foundation writes is read the same here`() throws {
        var documents = Self.foundationDocuments(seed: 3)
        var writer = JSONWriter()
        for _ in 0..<400 {
            let value = documents.value()
            writer.removeAll()
            writer.value(value)
            let theirs = try JSONSerialization.jsonObject(
                with: Data(writer.bytes),
                options: .fragmentsAllowed
            )
            let written = try JSONSerialization.data(
                withJSONObject: theirs,
                options: [.fragmentsAllowed, .prettyPrinted]
            )
            try #require(isSame(try JSONValue(parsing: Array(written)), theirs), "\(value)")
        }
    }

    /// Random documents without U+FEFF, which Foundation leaves out of strings.
    private static func foundationDocuments(seed: UInt64) -> RandomDocuments {
        var documents = RandomDocuments(seed: seed)
        documents.alphabet.removeAll { $0 == "\u{FEFF}" }
        return documents
    }

    /// Whether two doubles differ in the last digits at most: Foundation reads some numbers as
    /// decimals and does not round them to the nearest double.
    private func isNear(_ left: Double?, _ right: Double?) -> Bool {
        guard let left, let right else { return left == nil && right == nil }
        return abs(left - right) <= 1e-14 * abs(left)
    }

    /// Whether Foundation's tree is the same.
    private func isSame(_ ours: JSONValue, _ theirs: Any) -> Bool {
        switch ours {
        case .null: return theirs is NSNull
        case .bool(let value): return theirs as? Bool == value
        case .number(let value): return isNear((theirs as? NSNumber)?.doubleValue, value.double)
        case .string(let value):
            return (theirs as? String).map { Array($0.utf8) } == Array(value.utf8)
        case .array(let elements):
            guard let list = theirs as? [Any], list.count == elements.count else { return false }
            return zip(elements, list).allSatisfy { isSame($0, $1) }
        case .object(let object):
            // Foundation takes keys that differ in accents only as one.
            let members = Dictionary(object.map { ($0.key, $0.value) }) { _, last in last }
            guard let table = theirs as? [String: Any], table.count == members.count else {
                return false
            }
            guard members.count == object.count else { return true }
            return members.allSatisfy { key, member in
                table[key].map { isSame(member, $0) } ?? false
            }
        }
    }
}
