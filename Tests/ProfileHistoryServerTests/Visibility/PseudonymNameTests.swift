import EventModel
import Testing

@testable import ProfileHistoryServer

/// Names of persons for auditors, and names that are none.
@Suite struct PseudonymNameTests {
    let pseudonyms = Pseudonyms(key: [UInt8](0..<16))

    @Test func `every person has one name, and the name leads back`() {
        var random = SplitMix64(seed: 8)
        var names: Set<String> = []
        for _ in 0..<2_000 {
            let subject = SubjectID(rawValue: UInt64.random(in: 1...UInt64.max, using: &random))
            let name = pseudonyms.name(of: subject)
            #expect(pseudonyms.subject(named: name) == subject)
            #expect(pseudonyms.name(of: subject) == name)
            names.insert(name)
        }
        #expect(names.count == 2_000)
    }

    @Test(arguments: [
        "", "pseudonym:", "pseudonym:0", "subject:5",
        "pseudonym:" + String(repeating: "0", count: 32),
        "pseudonym:" + String(repeating: "f", count: 32),
        "pseudonym:" + String(repeating: "z", count: 32),
    ])
    func `a text that is no name leads to nobody`(text: String) {
        #expect(pseudonyms.subject(named: text) == nil)
    }

    @Test func `a name that is altered anywhere leads to nobody`() {
        let name = Array(pseudonyms.name(of: SubjectID(rawValue: 12)).utf8)
        var random = SplitMix64(seed: 10)
        for _ in 0..<2_000 {
            var other = name
            let place = Int.random(in: other.indices, using: &random)
            switch Int.random(in: 0..<3, using: &random) {
            case 0: other[place] = UInt8.random(in: 0x20...0x7E, using: &random)
            case 1: other.remove(at: place)
            default: other.insert(UInt8.random(in: 0x30...0x39, using: &random), at: place)
            }
            guard other != name else { continue }
            #expect(pseudonyms.subject(named: String(decoding: other, as: UTF8.self)) == nil)
        }
    }

    @Test func `names in texts are replaced wherever they stand`() {
        let five = pseudonyms.name(of: SubjectID(rawValue: 5))
        #expect(pseudonyms.applied(toText: "a subject:5, subject:5") == "a \(five), \(five)")
        #expect(pseudonyms.applied(toText: "subject:") == "subject:")
        #expect(pseudonyms.applied(toText: "subject:subject:5") == "subject:\(five)")
        let large = "subject:99999999999999999999"
        #expect(pseudonyms.applied(toText: large) == large)
    }
}
