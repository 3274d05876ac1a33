import JSON
import Testing

@Suite struct JSONWriterTests {
    private func sample(_ layout: JSONWriter.Layout) -> String {
        var writer = JSONWriter(layout)
        writer.beginObject()
        writer.key("id")
        writer.string("søg \"å\"")
        writer.key("list")
        writer.beginArray()
        writer.integer(Int64(-1))
        writer.integer(UInt64.max)
        writer.beginArray()
        writer.endArray()
        writer.beginObject()
        writer.endObject()
        writer.endArray()
        writer.key("deep")
        writer.beginObject()
        writer.key("x")
        writer.null()
        writer.key("y")
        writer.bool(true)
        writer.endObject()
        writer.key("d")
        writer.double(0.25)
        writer.key("r")
        writer.raw(Array("[1, 2]".utf8).span)
        writer.endObject()
        return writer.text
    }

    @Test func `compact output has no spaces`() {
        #expect(
            sample(.compact)
                == #"{"id":"søg \"å\"","list":[-1,18446744073709551615,[],{}],"#
                + #""deep":{"x":null,"y":true},"d":0.25,"r":[1, 2]}"#
        )
    }

    @Test func `pretty output has one member a line`() {
        let expected = """
            {
              "id": "søg \\"å\\"",
              "list": [
                -1,
                18446744073709551615,
                [],
                {}
              ],
              "deep": {
                "x": null,
                "y": true
              },
              "d": 0.25,
              "r": [1, 2]
            }
            """
        #expect(sample(.pretty) == expected)
        #expect(
            (try? JSONValue(parsing: sample(.pretty)))
                == (try? JSONValue(parsing: sample(.compact)))
        )
    }

    @Test func `every character below 256 is written as the RFC demands and read back`() throws {
        for code in UInt8.min...UInt8.max {
            let text = "a" + String(Unicode.Scalar(code)) + "b"
            var writer = JSONWriter()
            writer.string(text)
            #expect(try JSONValue(parsing: writer.bytes) == .string(text))
            let mustEscape = code < 0x20 || code == 0x22 || code == 0x5C
            #expect((writer.bytes.count > text.utf8.count + 2) == mustEscape)
        }
        var writer = JSONWriter()
        writer.string("\u{0}\u{8}\t\n\u{C}\r\u{1F}\"\\/\u{7F}\u{2028}")
        #expect(
            writer.text == "\"\\u0000\\b\\t\\n\\f\\r\\u001f\\\"\\\\/\u{7F}\u{2028}\""
        )
    }

    @Test func `an escape is found at every place of a string of any length`() throws {
        for length in 0...33 {
            for place in 0..<length {
                var bytes = [UInt8](repeating: 0x61, count: length)
                bytes[place] = 0x0A
                let text = String(decoding: bytes, as: UTF8.self)
                var writer = JSONWriter()
                writer.string(text)
                try #require(writer.bytes.count == length + 3)
                try #require(try JSONValue(parsing: writer.bytes).string == text)
            }
        }
    }

    @Test func `keys and bytes are escaped like strings`() throws {
        var writer = JSONWriter()
        writer.beginObject()
        let name: StaticString = "a\"b"
        writer.key(name)
        try writer.string(utf8: Array("c\nd".utf8).span)
        writer.key("e\tf")
        writer.integer(7)
        writer.endObject()
        #expect(writer.text == #"{"a\"b":"c\nd","e\tf":7}"#)
    }

    @Test func `bytes that are not UTF-8 are refused and nothing is written`() {
        var writer = JSONWriter()
        writer.beginArray()
        let before = writer.bytes
        let error = jsonError { () throws(JSONError) in
            try writer.string(utf8: ([0x61, 0xFF] as [UInt8]).span)
        }
        #expect(error == JSONError(.notUTF8, at: 1))
        #expect(writer.bytes == before)
        writer.endArray()
        #expect(writer.text == "[]")
    }

    @Test func `integers of every length are written`() {
        var writer = JSONWriter()
        var value: UInt64 = 1
        for _ in 0..<20 {
            for number in [value - 1, value, value + 1] {
                writer.removeAll()
                writer.integer(number)
                #expect(writer.text == String(number))
            }
            value = value.multipliedReportingOverflow(by: 10).partialValue
        }
        for number in [Int64.min, .min + 1, -10, -9, -1, 0, .max] {
            writer.removeAll()
            writer.integer(number)
            #expect(writer.text == String(number))
        }
    }

    @Test func `a double reads back as the same bits`() throws {
        var numbers = JSONTestNumbers(state: 2)
        var writer = JSONWriter()
        let special: [Double] = [
            0, -0.0, 1, -1, 0.1, 1e15, 1e16, 1e21, 9_007_199_254_740_992, .leastNonzeroMagnitude,
            .greatestFiniteMagnitude, 999_999_999_999_999, 1_000_000_000_000_001, 0.5, 1e-7,
        ]
        let random = (0..<20_000).map { _ in Double(bitPattern: numbers.next()) }
        for value in special + random where value.isFinite {
            writer.removeAll()
            writer.double(value)
            let read = try JSONValue(parsing: writer.bytes).double
            try #require(read?.bitPattern == value.bitPattern)
            try #require(writer.text == JSONNumber(value)?.text)
        }
    }

    @Test func `lines follow each other and the buffer is used again`() {
        var writer = JSONWriter()
        for number in 1...3 {
            writer.integer(number)
            writer.newline()
        }
        #expect(writer.text == "1\n2\n3\n")
        writer.removeAll()
        #expect(writer.bytes.isEmpty && writer.bytes.capacity >= 6)
        writer.beginArray()
        writer.removeAll(keepingCapacity: false)
        writer.null()
        #expect(writer.text == "null")
    }
}
