import EventModel
import JSON
import Testing

@testable import ProfileHistoryServer

/// What an auditor without a case is told.
@Suite struct PseudonymTests {
    let pseudonyms = Pseudonyms(key: [UInt8](repeating: 7, count: 16))

    @Test(arguments: [
        #"{"attribute":"birthDate","value":"1962-08-01"}"#,
        #"{"attribute":"birthDate","before":null,"after":{"value":"1962-08-01"}}"#,
        #"{"attributes":{"birthDate":{"value":"1962-08-01"}}}"#,
        #"{"events":[{"type":"fact","attribute":"birthDate","value":"1962-08-01"}]}"#,
    ])
    func `a birth date is told nowhere`(answer: String) throws {
        let told = try pseudonyms.applied(to: Array(answer.utf8))
        #expect(!String(decoding: told, as: UTF8.self).contains("1962"))
    }

    @Test func `the values of other attributes stay`() throws {
        let answer = #"{"attribute":"origin","value":"danish","before":{"value":"danish"}}"#
        let told = try pseudonyms.applied(to: Array(answer.utf8))
        #expect(String(decoding: told, as: UTF8.self) == answer)
    }

    @Test func `a name leads back to the person, and another one to nobody`() {
        let name = pseudonyms.name(of: SubjectID(rawValue: 5))
        #expect(pseudonyms.subject(named: name) == SubjectID(rawValue: 5))
        let other = Pseudonyms(key: [UInt8](repeating: 8, count: 16))
        #expect(other.subject(named: name) == nil)
    }

    @Test(arguments: [
        #"{"attribute":"nickname","value":"Anna"}"#,
        #"{"attributes":{"nickname":{"value":"Anna"}}}"#,
        #"{"attribute":"nickname","before":{"value":"Anna"},"after":null}"#,
        #"{"recipient":"Anna"}"#,
        #"{"recipient":"jobcentre:0101 Anna"}"#,
        #"{"ground":"Anna asked","authority":"x"}"#,
        #"{"actor":"Anna","role":"citizen"}"#,
        #"{"caseNumber":"Anna","purpose":"Anna","resultDigest":"Anna"}"#,
    ])
    func `what people wrote, and what leads to a person, is told nowhere`(answer: String) throws {
        let told = try pseudonyms.applied(to: Array(answer.utf8), freeTexts: ["nickname"])
        #expect(!String(decoding: told, as: UTF8.self).contains("Anna"))
    }

    @Test(arguments: [
        #"{"recipient":"jobcentre:0101"}"#,
        #"{"ground":"events","positions":[1]}"#,
        #"{"actor":"employee-1","role":"caseworker"}"#,
        #"{"attribute":"origin","value":"danish"}"#,
    ])
    func `what leads to nobody stays`(answer: String) throws {
        let told = try pseudonyms.applied(to: Array(answer.utf8), freeTexts: ["nickname"])
        #expect(String(decoding: told, as: UTF8.self) == answer)
    }
}
