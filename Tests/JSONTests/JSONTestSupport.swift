import JSON

/// The code of the error that a closure throws, or nil if it throws none.
func jsonCode(_ body: () throws(JSONError) -> Void) -> JSONError.Code? {
    jsonError(body)?.code
}

/// The error that a closure throws, or nil if it throws none.
func jsonError(_ body: () throws(JSONError) -> Void) -> JSONError? {
    do throws(JSONError) {
        try body()
        return nil
    } catch {
        return error
    }
}

/// The error of reading a document as a tree, or nil if it is accepted.
func parseError(_ bytes: [UInt8]) -> JSONError? {
    jsonError { () throws(JSONError) in _ = try JSONValue(parsing: bytes) }
}

/// The error of reading a document as a tree, or nil if it is accepted.
func parseError(_ text: String) -> JSONError? { parseError(Array(text.utf8)) }

/// A small generator of repeatable numbers (SplitMix64).
struct JSONTestNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}

/// Random trees, with the strings and numbers that break readers.
struct RandomDocuments {
    var numbers: JSONTestNumbers
    var alphabet: [Unicode.Scalar] = [
        "a", "b", "\"", "\\", "/", "\u{0}", "\n", "\t", "\u{1F}", "\u{7F}", "\u{80}", "ø", "é",
        "\u{301}", "€", "\u{D7FF}", "\u{E000}", "\u{FFFF}", "\u{10000}", "😀", "\u{10FFFF}",
        "\u{2028}", " ", "\u{FEFF}", "{", "]", ",", ":", "u", "1",
    ]

    init(seed: UInt64) {
        numbers = JSONTestNumbers(state: seed)
    }

    mutating func value(depth: Int = 0) -> JSONValue {
        switch Int.random(in: 0..<(depth < 5 ? 9 : 6), using: &numbers) {
        case 0: return .null
        case 1: return .bool(.random(using: &numbers))
        case 2, 3: return .number(number())
        case 4, 5: return .string(string())
        case 6:
            return .array((0..<count()).map { _ in value(depth: depth + 1) })
        default:
            var object = JSONObject()
            for _ in 0..<count() {
                _ = object.append(string(), value(depth: depth + 1))
            }
            return .object(object)
        }
    }

    private mutating func count() -> Int {
        let isLarge = Int.random(in: 0..<20, using: &numbers) == 0
        return Int.random(in: 0...(isLarge ? 40 : 4), using: &numbers)
    }

    mutating func string() -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...20, using: &numbers) {
            text.append(alphabet.randomElement(using: &numbers) ?? "a")
        }
        return String(text)
    }

    private mutating func number() -> JSONNumber {
        switch Int.random(in: 0..<4, using: &numbers) {
        case 0: return JSONNumber(Int64.random(in: -1000...1000, using: &numbers))
        case 1: return JSONNumber(Int64.random(in: .min ... .max, using: &numbers))
        case 2:
            let thousandths = Int.random(in: -1_000_000...1_000_000, using: &numbers)
            return JSONNumber(Double(thousandths) / 1000) ?? JSONNumber(0)
        default:
            return JSONNumber(Double(bitPattern: numbers.next())) ?? JSONNumber(0)
        }
    }
}
