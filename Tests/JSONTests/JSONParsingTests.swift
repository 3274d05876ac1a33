import JSON
import Testing

/// What is JSON and what is not, case by case.
@Suite struct JSONParsingTests {
    @Test(arguments: [
        "[]", "{}", "null", "true", "false", "0", "-0", "\"\"", " [ ] ", "\t\n\r {}\r\n\t ",
        "[[]   ]", "[\"\"]", "[false]", "[null, 1, \"1\", {}]", "[1\n]", "[ 1]", "[2] ",
        "[null,null,null,null]", "[123e65]", "[0e+1]", "[0e1]", "[ 4]", "[-0]", "[-123]", "[-1]",
        "[1E22]", "[1E-2]", "[1E+2]", "[123e45]", "[123.456e78]", "[1e-2]", "[1e+2]", "[123]",
        "[123.456789]", "[-0.000000000000000000000000000000000000000000000000000000001]",
        "[1234567890123456789012345678901234567890]", "[0.5e000000000000001]", "[1e400]",
        "{\"asd\":\"sdf\", \"dfg\":\"fgh\"}", "{\"a\":[]}", "{\"\":0}", "{\"foo\\u0000bar\": 42}",
        "{ \"min\": -1.0e+28, \"max\": 1.0e+28 }", "{\"a\":\"\\u041f\\u043e\"}",
        "[\"\\u0060\\u012a\\u12AB\"]", "[\"\\uD801\\udc37\"]", "[\"\\ud83d\\ude39\\ud83d\\udc8d\"]",
        "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"]", "[\"\\\\u0000\"]", "[\"\\\"\"]", "[\"a/*b*/c/*d//e\"]",
        "[\"\\\\a\"]", "[\"\\\\n\"]", "[\"\\u0012\"]", "[\"\\uFFFF\"]", "[\"asd \"]", "[ \"asd\"]",
        "[\"\\uDBFF\\uDFFF\"]", "[\"new\\u00A0line\"]", "[\"\u{10FFFF}\"]", "[\"\u{FFFF}\"]",
        "[\"\\u0000\"]", "[\"\\u002c\"]", "[\"\u{3C0}\"]", "[\"\u{1BFFF}\"]", "\" \"",
        "[\"\\uD834\\uDD1E\"]", "[\"\u{2028}\u{2029}\"]", "[\"\\u0821\"]", "[\"\\u0123\"]",
        "[\"\u{7F}\"]", "[\"\\u0061\\u30af\\u30EA\\u30b9\"]", "[\"\\uFDD0\"]", "[\"\\uFFFE\"]",
        "[\"\\u200B\"]", "[\"\u{2342}\u{3A72}\"]", "[\"\\u005C\"]", "[\"\\u0022\"]",
        "[\"a\u{7F}a\"]", "[\"\u{FEFF}\"]", "42", "-0.1", "\"asd\"", "[true]", "[\"a\"]\n",
    ])
    func `a valid document is accepted`(text: String) throws {
        #expect(parseError(text) == nil)
        #expect(try JSONValue(parsing: text) == SlowJSON.parse(Array(text.utf8)))
    }

    @Test(arguments: [
        ("", JSONError.Code.unexpectedEnd, 0), (" ", .unexpectedEnd, 1), ("[", .unexpectedEnd, 1),
        ("[1", .unexpectedEnd, 2), ("[1,", .unexpectedEnd, 3), ("[\"a", .unexpectedEnd, 3),
        ("{", .unexpectedEnd, 1), ("{\"a\"", .unexpectedEnd, 4), ("{\"a\":", .unexpectedEnd, 5),
        ("{\"a\":1", .unexpectedEnd, 6), ("{\"a\":1,", .unexpectedEnd, 7),
        ("\"", .unexpectedEnd, 1),
        ("\"\\", .unexpectedEnd, 2), ("\"\\u", .unexpectedEnd, 3), ("\"\\u00A", .unexpectedEnd, 6),
        ("tru", .unexpectedEnd, 3), ("nul", .unexpectedEnd, 3), ("-", .unexpectedEnd, 1),
        ("1.", .unexpectedEnd, 2), ("1e", .unexpectedEnd, 2), ("1e+", .unexpectedEnd, 3),
        ("[1 true]", .expectedCommaOrEnd, 3), ("[1:2]", .expectedCommaOrEnd, 2),
        ("[1,,2]", .expectedValue, 3), ("[,1]", .expectedValue, 1), ("[1,]", .expectedValue, 3),
        ("[1,2,]", .expectedValue, 5), ("[,]", .expectedValue, 1), ("[}", .expectedValue, 1),
        ("[\"x\"}", .expectedCommaOrEnd, 4), ("{]", .expectedKey, 1), ("*", .expectedValue, 0),
        ("{\"a\":1]", .expectedCommaOrEnd, 6), ("{,}", .expectedKey, 1), ("<.>", .expectedValue, 0),
        ("{\"a\":1,}", .expectedKey, 7), ("{a:1}", .expectedKey, 1), ("{1:1}", .expectedKey, 1),
        ("{'a':0}", .expectedKey, 1), ("{\"a\" \"b\"}", .expectedColon, 5),
        ("{\"a\",1}", .expectedColon, 4), ("{\"a\"::1}", .expectedValue, 5),
        ("{\"a\":}", .expectedValue, 5), ("{null:1}", .expectedKey, 1),
        ("{\"a\":1 \"b\":2}", .expectedCommaOrEnd, 7), ("{\"a\":1,,\"b\":2}", .expectedKey, 7),
        ("[1]x", .trailingBytes, 3), ("[1]]", .trailingBytes, 3), ("{}}", .trailingBytes, 2),
        ("1 2", .trailingBytes, 2), ("null null", .trailingBytes, 5), ("[][]", .trailingBytes, 2),
        ("{}#", .trailingBytes, 2), ("{}/**/", .trailingBytes, 2), ("\"a\"b", .trailingBytes, 3),
        ("01", .badNumber, 0), ("-01", .badNumber, 1), ("00", .badNumber, 0),
        ("[-]", .badNumber, 2), ("[-a]", .badNumber, 2), ("[1.]", .badNumber, 3),
        ("[1.e1]", .badNumber, 3), ("[1e]", .badNumber, 3), ("[1e+]", .badNumber, 4),
        ("[0.3e]", .badNumber, 5), ("[1eE2]", .badNumber, 3), ("[1.0e+-2]", .badNumber, 6),
        ("[-.5]", .badNumber, 2), ("[--1]", .badNumber, 2), ("[-Infinity]", .badNumber, 2),
        ("[+1]", .expectedValue, 1), ("[.5]", .expectedValue, 1), ("[NaN]", .expectedValue, 1),
        ("[Infinity]", .expectedValue, 1), ("[0x1]", .expectedCommaOrEnd, 2),
        ("[1_000]", .expectedCommaOrEnd, 2), ("[1.2.3]", .expectedCommaOrEnd, 4),
        ("[1a]", .expectedCommaOrEnd, 2), ("1.5f", .trailingBytes, 3),
        ("True", .expectedValue, 0), ("trux", .expectedValue, 0), ("fals1", .expectedValue, 0),
        ("nulL", .expectedValue, 0), ("truee", .trailingBytes, 4), ("'a'", .expectedValue, 0),
        ("\"\u{0}\"", .controlCharacter, 1), ("\"a\nb\"", .controlCharacter, 2),
        ("\"\t\"", .controlCharacter, 1), ("\"\u{1F}\"", .controlCharacter, 1),
        ("{\"a\n\":1}", .controlCharacter, 3), ("\"\\x\"", .badEscape, 1),
        ("\"\\'\"", .badEscape, 1), ("\"\\0\"", .badEscape, 1), ("\"\\U0041\"", .badEscape, 1),
        ("\"\\u00G0\"", .badEscape, 1), ("\"\\u 041\"", .badEscape, 1),
        ("\"\\\u{0}\"", .badEscape, 1),
        ("\"\\u+041\"", .badEscape, 1), ("\"\\ud800\"", .loneSurrogate, 1),
        ("\"\\udc00\"", .loneSurrogate, 1), ("\"\\ud800x\"", .loneSurrogate, 1),
        ("\"\\ud800\\n\"", .loneSurrogate, 1), ("\"\\ud800\\ud800\\udc00\"", .loneSurrogate, 1),
        ("\"\\udc00\\ud800\"", .loneSurrogate, 1), ("\"\\ud800\\u0041\"", .loneSurrogate, 1),
        ("\"a\\uD800\\", .loneSurrogate, 2), ("\u{FEFF}{}", .byteOrderMark, 0),
        ("\u{A0}1", .expectedValue, 0), ("[\u{C}1]", .expectedValue, 1),
        ("\u{B}", .expectedValue, 0),
        ("[\u{2060}]", .expectedValue, 1), ("{\"a\":1,\"a\":1}", .duplicateKey, 8),
        ("{\"a\":1,\"\\u0061\":2}", .duplicateKey, 8), ("{\"\":1,\"\":1}", .duplicateKey, 7),
        ("[{\"x\":{\"y\":1,\"y\":2}}]", .duplicateKey, 14), ("// c\n1", .expectedValue, 0),
    ])
    func `an invalid document is refused with its reason and place`(
        text: String,
        code: JSONError.Code,
        offset: Int
    ) {
        #expect(parseError(text) == JSONError(code, at: offset))
        #expect(SlowJSON.parse(Array(text.utf8)) == nil)
    }

    @Test(
        arguments: [
            ([0x22, 0xFF, 0x22], 1), ([0x22, 0xC0, 0xAF, 0x22], 1), ([0x22, 0xC3, 0x22], 1),
            ([0x22, 0xED, 0xA0, 0x80, 0x22], 1), ([0x22, 0x61, 0xE2, 0x82, 0x22], 2),
            ([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], 1), ([0x22, 0xF0, 0x80, 0x80, 0x80, 0x22], 1),
            ([0x22, 0x80, 0x22], 1), ([0xFE, 0xFF, 0x00, 0x31], 0), ([0x31, 0xE9], 1),
            ([0x5B, 0x22, 0xFC, 0x83, 0xBF, 0xBF, 0xBF, 0xBF, 0x22, 0x5D], 2),
        ] as [([UInt8], Int)]
    )
    func `bytes that are not UTF-8 are refused at the byte`(bytes: [UInt8], offset: Int) {
        #expect(parseError(bytes) == JSONError(.notUTF8, at: offset))
    }

    @Test func `keys that only look alike are two keys`() throws {
        let text = "{\"\u{E9}\":1,\"e\u{301}\":2,\"E\":3,\"e\":4}"
        let object = try #require(try JSONValue(parsing: text).object)
        #expect(object.count == 4)
        #expect(object["\u{E9}"] == 1)
        #expect(object["e\u{301}"] == 2)
    }

    @Test func `the samples of RFC 8259 mean what the RFC says`() throws {
        let image = try JSONValue(
            parsing: """
                {"Image": {"Width":  800, "Height": 600, "Title":  "View from 15th Floor",
                 "Thumbnail": {"Url": "http://www.example.com/image/481989943", "Height": 125,
                 "Width":  100}, "Animated" : false, "IDs": [116, 943, 234, 38793]}}
                """
        )
        #expect(image["Image"]?["Thumbnail"]?["Height"]?.int64 == 125)
        #expect(image["Image"]?["IDs"]?[3]?.int64 == 38_793)
        #expect(image["Image"]?["Animated"]?.bool == false)
        #expect(image["Image"]?.object?.keys.first == "Width")
        let clef = try JSONValue(parsing: "\"\\uD834\\uDD1E\"")
        #expect(clef.string == "\u{1D11E}")
        #expect(try JSONValue(parsing: "\"Hello world!\"").string == "Hello world!")
    }

    @Test func `nesting is allowed up to the limit and not beyond`() {
        for limit in [0, 1, 2, 64, 512] {
            let fits = Array(
                (String(repeating: "[", count: limit) + "1" + String(repeating: "]", count: limit))
                    .utf8
            )
            let code = { (bytes: [UInt8]) in
                jsonCode { () throws(JSONError) in
                    _ = try JSONValue(parsing: bytes, maximumDepth: limit)
                }
            }
            #expect(code(fits) == nil)
            #expect(code([0x5B] + fits + [0x5D]) == .tooDeep)
        }
        let endless = [UInt8](repeating: 0x5B, count: 1_000_000)
        #expect(parseError(endless) == JSONError(.tooDeep, at: 64))
        let code = jsonCode { () throws(JSONError) in
            _ = try JSONValue(parsing: endless, maximumDepth: .max)
        }
        #expect(code == .tooDeep)
        let mixed = String(repeating: "{\"a\":[", count: 40)
        #expect(parseError(mixed)?.code == .tooDeep)
    }
}
