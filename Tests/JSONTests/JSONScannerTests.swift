import JSON
import Testing

@Suite struct JSONScannerTests {
    /// The code that a reading of a text ends with, or nil if it succeeds.
    private func code(
        _ text: String,
        _ body: (inout JSONScanner) throws(JSONError) -> Void
    ) -> JSONError.Code? {
        jsonCode { () throws(JSONError) in
            let bytes = Array(text.utf8)
            var scanner = try JSONScanner(bytes.span)
            try body(&scanner)
        }
    }

    @Test func `a line is read field by field`() throws {
        let line = Array(#"{"id":"a\"b","n":[1,2],"x":{"y":null},"ok":true,"f":2.5,"z":null}"#.utf8)
        var scanner = try JSONScanner(line.span)
        var id: JSONStringSlice?
        var numbers: [Int64] = []
        var flags: [String] = []
        try scanner.beginObject()
        while let key = try scanner.nextKey() {
            if scanner.matches(key, "id") {
                id = try scanner.string()
            } else if scanner.matches(key, "n") {
                try scanner.beginArray()
                while try scanner.nextElement() {
                    numbers.append(try scanner.integer())
                }
            } else if scanner.matches(key, "ok") {
                flags.append("\(try scanner.bool())")
            } else if scanner.matches(key, "f") {
                flags.append("\(try scanner.double())")
            } else if scanner.matches(key, "z") {
                flags.append("\(try scanner.nullIfPresent())")
            } else {
                let range = try scanner.skipValue()
                flags.append(String(decoding: line[range], as: UTF8.self))
            }
        }
        try scanner.end()
        let slice = try #require(id)
        #expect(slice.hasEscapes)
        #expect(scanner.string(of: slice) == "a\"b")
        #expect(scanner.bytes(in: slice.range).count == 4)
        #expect(numbers == [1, 2])
        #expect(flags == ["{\"y\":null}", "true", "2.5", "true"])
        #expect(scanner.offset == line.count)
    }

    @Test func `a copy is a bookmark`() throws {
        let bytes = Array(#"{"type":"a","id":7}"#.utf8)
        var scanner = try JSONScanner(bytes.span)
        try scanner.beginObject()
        var ahead = scanner
        while try ahead.nextKey() != nil {
            try ahead.skipValue()
        }
        try ahead.end()
        let key = try #require(try scanner.nextKey())
        #expect(scanner.string(of: key) == "type")
        #expect(scanner.openCount == 1 && ahead.openCount == 0)
    }

    @Test(arguments: [
        ("abc", "abc"), ("", ""), ("a\\u0062c", "abc"), ("\\u00e6\\ud83d\\ude00", "æ😀"),
        ("\\n\\t\\\\\\/", "\n\t\\/"), ("é", "é"),
    ])
    func `a string matches its text and no other`(raw: String, text: String) throws {
        let bytes = Array("\"\(raw)\"".utf8)
        var scanner = try JSONScanner(bytes.span)
        let slice = try scanner.string()
        #expect(scanner.string(of: slice) == text)
        for other in [text, text + "x", "x" + text.dropFirst(), String(text.dropLast()), ""] {
            let isMatch = scanner.matches(slice, Array(other.utf8).span)
            #expect(isMatch == (other == text))
        }
        let isABC = scanner.matches(slice, "abc")
        #expect(isABC == (text == "abc"))
        var buffer: [UInt8] = [1]
        scanner.append(slice, to: &buffer)
        #expect(buffer == [1] + Array(text.utf8))
    }

    @Test func `asking for another kind is refused at the value`() {
        let kinds = ["{}", "[]", "\"a\"", "1", "true", "null"]
        for text in kinds {
            let expectations: [(JSONError.Code, (inout JSONScanner) throws(JSONError) -> Void)] = [
                (.expectedObject, { (scanner) throws(JSONError) in try scanner.beginObject() }),
                (.expectedArray, { (scanner) throws(JSONError) in try scanner.beginArray() }),
                (.expectedString, { (scanner) throws(JSONError) in _ = try scanner.string() }),
                (.expectedNumber, { (scanner) throws(JSONError) in _ = try scanner.number() }),
                (.expectedBool, { (scanner) throws(JSONError) in _ = try scanner.bool() }),
                (.expectedNull, { (scanner) throws(JSONError) in try scanner.null() }),
            ]
            for (index, (expected, body)) in expectations.enumerated() {
                #expect(code(text, body) == (kinds[index] == text ? nil : expected))
            }
        }
    }

    @Test(arguments: [
        ("9223372036854775807", Int64.max), ("-9223372036854775808", .min), ("0", 0), ("-0", 0),
        ("-12", -12),
    ])
    func `a whole number that fits is read`(text: String, value: Int64) throws {
        let bytes = Array(text.utf8)
        var scanner = try JSONScanner(bytes.span)
        #expect(try scanner.integer() == value)
    }

    @Test func `another number is no integer`() {
        let read = { (scanner: inout JSONScanner) throws(JSONError) in _ = try scanner.integer() }
        #expect(code("9223372036854775808", read) == .numberOutOfRange)
        #expect(code("-9223372036854775809", read) == .numberOutOfRange)
        #expect(code("99999999999999999999999", read) == .numberOutOfRange)
        #expect(code("1.0", read) == .expectedInteger)
        #expect(code("1e2", read) == .expectedInteger)
        let double = { (scanner: inout JSONScanner) throws(JSONError) in _ = try scanner.double() }
        #expect(code("1e400", double) == .numberOutOfRange)
        #expect(code("-1e400", double) == .numberOutOfRange)
        #expect(code("1e-400", double) == nil)
    }

    @Test func `calls out of turn are refused and never trap`() {
        #expect(code("1") { (s) throws(JSONError) in try s.end() } == .outOfTurn)
        #expect(code("{}") { (s) throws(JSONError) in _ = try s.nextKey() } == .outOfTurn)
        #expect(code("[]") { (s) throws(JSONError) in _ = try s.nextElement() } == .outOfTurn)
        let valueTwice = { (s: inout JSONScanner) throws(JSONError) in
            try s.skipValue()
            try s.skipValue()
        }
        #expect(code("1 2", valueTwice) == .outOfTurn)
        let elementUnread = { (s: inout JSONScanner) throws(JSONError) in
            try s.beginArray()
            _ = try s.nextElement()
            _ = try s.nextElement()
        }
        #expect(code("[1,2]", elementUnread) == .outOfTurn)
        let keyUnread = { (s: inout JSONScanner) throws(JSONError) in
            try s.beginObject()
            _ = try s.nextKey()
            _ = try s.nextKey()
        }
        #expect(code("{\"a\":1}", keyUnread) == .outOfTurn)
        let valueWithoutKey = { (s: inout JSONScanner) throws(JSONError) in
            try s.beginObject()
            _ = try s.string()
        }
        #expect(code("{\"a\":1}", valueWithoutKey) == .outOfTurn)
        let endInside = { (s: inout JSONScanner) throws(JSONError) in
            try s.beginArray()
            try s.end()
        }
        #expect(code("[]", endInside) == .outOfTurn)
        let pastTheEnd = { (s: inout JSONScanner) throws(JSONError) in
            try s.beginObject()
            _ = try s.nextKey()
            _ = try s.nextKey()
        }
        #expect(code("{}}", pastTheEnd) == .outOfTurn)
    }

    @Test func `any calls in any order on any bytes never trap`() {
        var numbers = JSONTestNumbers(state: 11)
        let pieces = [
            "{", "}", "[", "]", ":", ",", "\"a\"", "1", "true", "null", " ", "-", "\"\\u00",
        ]
        for _ in 0..<20_000 {
            let count = Int.random(in: 0...8, using: &numbers)
            let text = (0..<count).map { _ in pieces.randomElement(using: &numbers) ?? "" }.joined()
            let calls = (0..<12).map { _ in Int.random(in: 0..<13, using: &numbers) }
            _ = code(text) { (scanner) throws(JSONError) in
                for call in calls {
                    try? Self.call(call, &scanner)
                }
                try scanner.end()
            }
        }
    }

    private static func call(_ number: Int, _ scanner: inout JSONScanner) throws(JSONError) {
        switch number {
        case 0: try scanner.beginObject()
        case 1: try scanner.beginArray()
        case 2: _ = try scanner.nextKey()
        case 3: _ = try scanner.nextElement()
        case 4: _ = try scanner.string()
        case 5: _ = try scanner.number()
        case 6: _ = try scanner.bool()
        case 7: try scanner.null()
        case 8: _ = try scanner.nullIfPresent()
        case 9: try scanner.skipValue()
        case 10: _ = try scanner.value()
        case 11: _ = try scanner.peek()
        default: try scanner.end()
        }
    }

    @Test func `a part can be read as a tree`() throws {
        let bytes = Array(#"{"a":{"b":[1,{"c":null}]},"d":1}"#.utf8)
        var scanner = try JSONScanner(bytes.span)
        try scanner.beginObject()
        _ = try scanner.nextKey()
        #expect(try scanner.value() == ["b": [1, ["c": .null]]])
        let key = try #require(try scanner.nextKey())
        let isD = scanner.matches(key, "d")
        #expect(isD)
    }
}
