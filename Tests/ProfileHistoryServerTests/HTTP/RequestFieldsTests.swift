import HTTPTypes
import Testing

@testable import ProfileHistoryServer

/// The header fields that are looked at.
@Suite struct RequestFieldsTests {
    private static func field(_ name: String, _ value: String) throws -> HTTPField {
        HTTPField(name: try #require(HTTPField.Name(name)), value: value)
    }

    @Test func `each field is found by its name, whatever the size of its letters`() throws {
        let names = [
            "Accept", "ACCEPT-LANGUAGE", "authorization", "Case-Number", "CONNECTION",
            "content-Type", "Idempotency-Key", "If-None-Match", "last-event-id", "Purpose",
        ]
        var fields = HTTPFields()
        for name in names {
            fields.append(try Self.field(name, "of \(name.lowercased())"))
            fields.append(try Self.field("X-\(name)", "another"))
        }
        let found = RequestFields(fields)
        #expect(found.accept == "of accept")
        #expect(found.acceptLanguage == "of accept-language")
        #expect(found.authorization == "of authorization")
        #expect(found.caseNumber == "of case-number")
        #expect(found.connection == "of connection")
        #expect(found.contentType == "of content-type")
        #expect(found.idempotencyKey == "of idempotency-key")
        #expect(found.ifNoneMatch == "of if-none-match")
        #expect(found.lastEventID == "of last-event-id")
        #expect(found.purpose == "of purpose")
    }

    @Test func `what is not sent is not there, and a field that stands twice is one`() throws {
        #expect(RequestFields([:]).authorization == nil)
        var fields = HTTPFields()
        for value in ["a", "b", ""] { fields.append(try Self.field("Purpose", value)) }
        #expect(RequestFields(fields).purpose == "a, b, ")
        // As the library joins them.
        #expect(RequestFields(fields).purpose == fields[try #require(HTTPField.Name("purpose"))])
    }

    @Test func `a connection goes on unless something else is said of it`() {
        #expect(RequestFields([:]).keepsConnection)
        for text in ["keep-alive", "Keep-Alive"] {
            #expect(RequestFields([.connection: text]).keepsConnection)
        }
        for text in ["close", "keep-alive, close", "upgrade", ""] {
            #expect(!RequestFields([.connection: text]).keepsConnection)
        }
    }
}
