import EventModel
import Testing

@testable import EventLog

/// The key of the idempotency index: one key per id, in the source's order, without person numbers.
@Suite struct IndexKeyTests {
    private func key(_ id: String, source: UInt32 = 0) -> [UInt8] {
        var bytes: [UInt8] = []
        IndexKey.write(
            source: SourceNumber(rawValue: source),
            id: id,
            key: .test,
            to: &bytes
        )
        return bytes
    }

    @Test func `an id without digits stands as it is behind the source's number`() {
        #expect(key("abc", source: 0x0102_0304) == [1, 2, 3, 4] + Array("abc".utf8))
    }

    @Test func `a run of digits is preceded by a mark and its length`() {
        #expect(
            key("a12b3") == [0, 0, 0, 0] + Array("a0".utf8) + [2] + Array("12b0".utf8) + [1, 0x33]
        )
    }

    @Test func `what stood in the buffer is replaced`() {
        var bytes: [UInt8] = [9, 9, 9]
        IndexKey.write(source: SourceNumber(rawValue: 0), id: "x", key: .test, to: &bytes)
        #expect(bytes == [0, 0, 0, 0, 0x78])
    }

    @Test func `different ids have different keys, in a small world without exception`() {
        var seen: [[UInt8]: String] = [:]
        let alphabet: [Character] = ["0", "1", "9", "a", "-", " "]
        for length in 1...6 {
            for number in 0..<Self.power(alphabet.count, length) {
                let id = Self.word(number, length: length, of: alphabet)
                if let other = seen.updateValue(id, forKey: key(id)) {
                    Issue.record("\(id) and \(other) have the same key")
                }
            }
        }
        #expect(seen.count == (1...6).reduce(0) { $0 + Self.power(6, $1) })
    }

    @Test func `different ids around person numbers have different keys`() {
        var random = SplitMix64(seed: 1)
        var seen: [[UInt8]: String] = [:]
        let parts = [
            "010490", "-", " ", "9995", "0104909995", "9", "a", "1", "0", "61", "0104", "909995",
        ]
        for _ in 0..<30_000 {
            let count = Int.random(in: 1...7, using: &random)
            let id = (0..<count).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
            if let other = seen.updateValue(id, forKey: key(id)) {
                #expect(other == id)
            }
        }
        #expect(seen.count > 15_000)
    }

    @Test func `the same id of two sources has two keys, ordered by source`() {
        #expect(key("z", source: 1).lexicographicallyPrecedes(key("a", source: 2)))
        #expect(key("z", source: 255).lexicographicallyPrecedes(key("a", source: 256)))
    }

    @Test(arguments: ["", "cpr-", "a/b/", "2017-09-"])
    func `ids that a source counts up are in the order in which it counts`(prefix: String) {
        let numbers = Array(0...2_000) + [9_999, 10_000, 99_999, 100_000, 999_999, 1_000_000]
        let keys = numbers.map { key("\(prefix)\($0)") }
        for (left, right) in zip(keys, keys.dropFirst()) {
            #expect(left.lexicographicallyPrecedes(right))
        }
        // Written with leading zeros they are in order too.
        let padded = (0...2_000).map { number in
            key(prefix + String(repeating: "0", count: 6 - "\(number)".count) + "\(number)")
        }
        for (left, right) in zip(padded, padded.dropFirst()) {
            #expect(left.lexicographicallyPrecedes(right))
        }
    }

    /// An id, and the digits in it that must not stand in its key.
    static let redacted: [(String, String)] = [
        ("0104909995", "0104909995"), ("010490-9995", "010490"), ("010490 9995", "010490"),
        ("cpr:0104909995/7", "0104909995"), ("a-010490-9995-b", "010490-9995"),
        ("201701-010490-9995", "010490-9995"), ("123456-010490-9995", "010490-9995"),
        ("20170104909995", "0104909995"), ("01049099952017", "0104909995"),
        ("6104909995", "6104909995"), ("9112909995", "9112909995"),
        ("0104909995-0104909989", "0104909989"), ("010490-99950104909989", "0104909989"),
        ("010490-9995 010490-9989", "010490 9989"),
    ]

    @Test(arguments: redacted)
    func `ten digits that may be a person number do not stand in the key`(
        id: String,
        digits: String
    ) {
        #expect(!key(id).contains(Array(digits.utf8)))
        #expect(!key(id).contains(Array(digits.suffix(4).utf8)))
    }

    @Test(arguments: [
        "0004909995", "3204909995", "6004909995", "9204909995", "0100909995", "0113909995",
        "123456789", "010490-999", "010490--9995", "01049-09995", "0104909-995", "010490.9995",
    ])
    func `digits that are no person number stand in the key`(id: String) {
        for run in id.split(whereSeparator: { !$0.isNumber }) {
            #expect(key(id).contains(Array(run.utf8)), "\(id)")
        }
    }

    @Test func `the ways to write one number have keys of their own`() {
        let ids = ["0104909995", "010490-9995", "010490 9995"]
        #expect(Set(ids.map { key($0) }).count == 3)
    }

    @Test func `another store key gives another digest`() {
        var other: [UInt8] = []
        let otherKey = StoreKey(secret: [UInt8](repeating: 3, count: StoreKey.byteCount))
        IndexKey.write(
            source: SourceNumber(rawValue: 0),
            id: "0104909995",
            key: otherKey,
            to: &other
        )
        #expect(other != key("0104909995"))
        #expect(other.count == key("0104909995").count)
    }

    @Test func `no id makes a key that is too long for LMDB`() {
        let longest = EventKey.maximumIDByteCount
        let worst = [
            "1a", "1", "a", "0104909995a", "010490-9995a", "010490-9995", "1 ", "\u{E5}1",
        ]
        for part in worst {
            let text = String(repeating: part, count: longest)
            let id = String(decoding: Array(text.utf8.prefix(longest)), as: UTF8.self)
            #expect(key(id).count <= 511, "\(part)")
        }
    }

    private static func power(_ base: Int, _ exponent: Int) -> Int {
        (0..<exponent).reduce(1) { product, _ in product * base }
    }

    private static func word(_ number: Int, length: Int, of alphabet: [Character]) -> String {
        var rest = number
        var word = ""
        for _ in 0..<length {
            word.append(alphabet[rest % alphabet.count])
            rest /= alphabet.count
        }
        return word
    }
}
