import JSON
import Testing

/// Documents that are cut, changed or made up: every reader gives the same answer, none traps.
@Suite struct JSONMutationTests {
    static let document = Array(
        #"{"id":"cpr-8\u00e6\n","v":[1,-2.5e+3,true,false,null,{}],"é":{"x":"\ud83d\ude00","y":[]} }"#
            .utf8
    )

    /// Whether the three readers agree with the plain one; the answer is in the message.
    private func agree(_ bytes: [UInt8]) -> Bool {
        let slow = SlowJSON.parse(bytes)
        let tree = try? JSONValue(parsing: bytes)
        let pulled = try? PulledValue.read(bytes)
        guard slow == tree, slow == pulled else { return false }
        let skipped = jsonCode { () throws(JSONError) in
            var scanner = try JSONScanner(bytes.span)
            try scanner.skipValue()
            try scanner.end()
        }
        let refused = parseError(bytes)?.code
        return skipped == (refused == .duplicateKey ? nil : refused)
    }

    @Test func `every prefix is judged alike by all readers`() {
        for length in 0...Self.document.count {
            let prefix = Array(Self.document.prefix(length))
            #expect(agree(prefix))
            #expect((parseError(prefix) == nil) == (length == Self.document.count))
        }
    }

    @Test func `every change of one byte is judged alike by all readers`() {
        for index in Self.document.indices {
            for byte in UInt8.min...UInt8.max {
                var bytes = Self.document
                bytes[index] = byte
                #expect(agree(bytes), "byte \(index) as \(byte)")
            }
        }
    }

    @Test func `every removal, doubling and swap of bytes is judged alike by all readers`() {
        for index in Self.document.indices {
            var bytes = Self.document
            bytes.remove(at: index)
            #expect(agree(bytes))
            bytes = Self.document
            bytes.insert(bytes[index], at: index)
            #expect(agree(bytes))
            bytes = Self.document
            bytes.swapAt(index, (index + 1) % bytes.count)
            #expect(agree(bytes))
        }
    }

    @Test func `every text of up to four bytes of the grammar is judged alike by all readers`() {
        let alphabet = Array("{}[]:,\"1-.e0 \\a".utf8)
        var texts: [[UInt8]] = [[]]
        for _ in 0..<4 {
            texts = texts.flatMap { text in alphabet.map { text + [$0] } }
            for text in texts where !agree(text) {
                Issue.record("readers differ on \(text)")
                return
            }
        }
    }

    @Test func `random texts of the grammar are judged alike by all readers`() {
        var numbers = JSONTestNumbers(state: 3)
        let pieces = [
            "{", "}", "[", "]", ":", ",", "\"a\"", "\"b\"", "\"\\u00e9\"", "1", "-0.5e3", "true",
            "null", " ", "\"\"", "\"", "\\", "{\"k\":", "[1,",
        ]
        for _ in 0..<30_000 {
            let count = Int.random(in: 1...10, using: &numbers)
            let text = (0..<count).map { _ in pieces.randomElement(using: &numbers) ?? "" }.joined()
            #expect(agree(Array(text.utf8)))
        }
    }

    @Test func `random bytes never trap`() {
        var numbers = JSONTestNumbers(state: 4)
        for _ in 0..<20_000 {
            let count = Int.random(in: 0...24, using: &numbers)
            #expect(agree((0..<count).map { _ in .random(in: .min ... .max, using: &numbers) }))
        }
    }

    @Test func `a special byte is found at every place of a word`() throws {
        for length in 0...40 {
            for place in 0..<length {
                var bytes = [UInt8](repeating: 0x61, count: length)
                bytes[place] = 0x01
                #expect(
                    parseError([0x22] + bytes + [0x22])
                        == JSONError(.controlCharacter, at: place + 1)
                )
                bytes[place] = 0x22
                #expect(
                    parseError([0x22] + bytes)?.offset == (place == length - 1 ? nil : place + 2)
                )
                bytes[place] = 0x7F
                #expect(parseError([0x22] + bytes + [0x22]) == nil)
                bytes.replaceSubrange(place...place, with: [0xC2, 0xA2])
                #expect(parseError([0x22] + bytes + [0x22]) == nil)
                bytes.replaceSubrange(place...(place + 1), with: [0x5C, 0x6E])
                let value = try JSONValue(parsing: [0x22] + bytes + [0x22])
                #expect(value.string?.utf8.count == length)
            }
        }
    }
}

/// Reads a document with the pull calls alone.
enum PulledValue {
    static func read(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
        var scanner = try JSONScanner(bytes.span)
        let value = try value(&scanner)
        try scanner.end()
        return value
    }

    private static func value(_ scanner: inout JSONScanner) throws(JSONError) -> JSONValue {
        switch try scanner.peek() {
        case .null:
            try scanner.null()
            return .null
        case .bool: return .bool(try scanner.bool())
        case .number: return .number(scanner.number(of: try scanner.number()))
        case .string: return .string(scanner.string(of: try scanner.string()))
        case .array:
            var elements: [JSONValue] = []
            try scanner.beginArray()
            while try scanner.nextElement() {
                elements.append(try value(&scanner))
            }
            return .array(elements)
        case .object:
            var object = JSONObject()
            try scanner.beginObject()
            while let key = try scanner.nextKey() {
                var name: [UInt8] = []
                scanner.append(key, to: &name)
                let member = try value(&scanner)
                guard object.append(String(decoding: name, as: UTF8.self), member) else {
                    throw JSONError(.duplicateKey, at: key.range.lowerBound)
                }
            }
            return .object(object)
        }
    }
}
