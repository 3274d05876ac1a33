import EventModel
import Testing

@testable import ProfileHistoryServer

/// The time in the form of RFC 9110, section 5.6.7.
@Suite struct HTTPDateTests {
    @Test(arguments: [
        // The example of the standard.
        ("1994-11-06T08:49:37Z", "Sun, 06 Nov 1994 08:49:37 GMT"),
        ("1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT"),
        ("1969-12-31T23:59:59.999999Z", "Wed, 31 Dec 1969 23:59:59 GMT"),
        ("2024-02-29T23:59:59.5Z", "Thu, 29 Feb 2024 23:59:59 GMT"),
        ("2017-09-18T00:00:00+02:00", "Sun, 17 Sep 2017 22:00:00 GMT"),
    ])
    func `a moment is written as the standard says`(moment: String, text: String) throws {
        #expect(HTTPDate.text(of: try Instant(parsing: moment)) == text)
    }

    @Test func `it goes on with the seconds, forwards and back`() throws {
        let date = HTTPDate()
        let start = try Instant(parsing: "2017-09-17T23:59:59Z")
        for step in [0, 999_999, 1_000_000, 1_999_999, 0, -1] as [Int64] {
            let moment = start.adding(microseconds: step)
            #expect(date.text(at: moment) == HTTPDate.text(of: moment))
        }
    }
}
