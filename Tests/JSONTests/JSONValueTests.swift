import JSON
import Testing

@Suite struct JSONValueTests {
    static let all: [JSONValue] = [.null, true, 1, "a", [1], ["a": 1]]

    @Test func `an accessor answers for its own kind only`() {
        #expect(Self.all.map(\.isNull) == [true, false, false, false, false, false])
        #expect(Self.all.map(\.bool) == [nil, true, nil, nil, nil, nil])
        #expect(Self.all.map(\.int64) == [nil, nil, 1, nil, nil, nil])
        #expect(Self.all.map(\.double) == [nil, nil, 1, nil, nil, nil])
        #expect(Self.all.map(\.string) == [nil, nil, nil, "a", nil, nil])
        #expect(Self.all.map(\.array) == [nil, nil, nil, nil, [1], nil])
        #expect(Self.all.map(\.object) == [nil, nil, nil, nil, nil, ["a": 1]])
    }

    @Test func `a path that is not there is nil`() {
        let value: JSONValue = ["a": [["b": "c"]]]
        #expect(value["a"]?[0]?["b"]?.string == "c")
        #expect(value["a"]?[1] == nil)
        #expect(value["a"]?[-1] == nil)
        #expect(value["x"] == nil)
        #expect(value["a"]?["b"] == nil)
        #expect(value[0] == nil)
    }

    @Test func `values are equal only within their kind and byte for byte`() {
        for (row, left) in Self.all.enumerated() {
            for (column, right) in Self.all.enumerated() {
                #expect((left == right) == (row == column))
            }
        }
        #expect(Set(Self.all + Self.all).count == 6)
        #expect(JSONValue.string("\u{E9}") != .string("e\u{301}"))
    }

    @Test func `a value prints as compact JSON`() {
        let value: JSONValue = ["a": [1, .null, true, "x\"y"], "b": [:], "c": []]
        #expect(value.description == #"{"a":[1,null,true,"x\"y"],"b":{},"c":[]}"#)
    }
}
