import JSON
import Testing

@testable import ProfileHistoryStore

/// Numbers in rows as JSON and everybody else writes them.
@Suite struct NumberBytesTests {
    private func text(_ body: (inout [UInt8]) -> Void) -> String {
        var bytes: [UInt8] = [UInt8(ascii: ">")]
        body(&bytes)
        return String(decoding: bytes.dropFirst(), as: UTF8.self)
    }

    @Test func `whole numbers are decimal`() {
        var numbers: [UInt64] = [0, 1, 9, 10, 99, 100, .max, .max - 1]
        var power: UInt64 = 1
        while power < 1_000_000_000_000_000_000 {
            power *= 10
            numbers += [power - 1, power, power + 1]
        }
        for number in numbers { #expect(text { $0.append(decimal: number) } == "\(number)") }
    }

    @Test func `bits are sixteen digits`() {
        #expect(text { $0.append(hexadecimal: UInt64(0)) } == "0000000000000000")
        #expect(text { $0.append(hexadecimal: UInt64.max) } == "ffffffffffffffff")
        let bits = 0x0123_4567_89ab_cdef as UInt64
        #expect(text { $0.append(hexadecimal: bits) } == "0123456789abcdef")
    }

    @Test func `a score is the text that JSON has`() throws {
        var state: UInt64 = 3
        var numbers = [0, 1, 0.5, 0.1, 1e-5, 1e-300, 1e15, 1e16, 12_345, 0.617, -2.5, 100]
        for _ in 0..<2_000 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            numbers.append(Double(state >> 11) / 9_007_199_254_740_992)
        }
        for number in numbers {
            var writer = JSONWriter()
            writer.double(number)
            #expect(text { $0.append(shortest: number) } == writer.text)
        }
        #expect(text { $0.append(shortest: -0.0) } == "0")
    }

    @Test func `a field is quoted where it must be`() {
        #expect(CSVRows.quoted("plain") == "plain")
        #expect(CSVRows.quoted(#"a,"b""#) == #""a,""b""""#)
        #expect(CSVRows.quoted("a\r\nb") == "\"a\r\nb\"")
    }
}
