import EventModel
import ProfileModel
import Projections
import Testing

/// Rule 1: annulments and decisions, which are events with times of their own.
struct ProfileFoldMarkTests {
    private func moved() throws -> (history: TestHistory, first: Position, second: Position) {
        var history = TestHistory()
        let first = try history.fact(
            .municipality,
            .code("0101"),
            from: "2015-01-01",
            said: "2015-01-01"
        )
        let second = try history.fact(
            .municipality,
            .code("0751"),
            from: "2016-01-01",
            said: "2016-01-01"
        )
        return (history, first, second)
    }

    private func value(
        _ history: TestHistory,
        known: String = "2030-01-01",
        includesDisputed: Bool = false
    ) throws -> AttributeValue? {
        try history.profile("2017-06-01", known: known, includesDisputed: includesDisputed)
            .fact(for: .municipality)?.value
    }

    @Test func `an annulled fact never was and the one before it holds`() throws {
        var (history, _, second) = try moved()
        try history.annul(second, said: "2016-02-01")
        #expect(try value(history) == .code("0101"))
    }

    @Test func `an annulment that came late leaves what was known before it alone`() throws {
        var (history, _, second) = try moved()
        try history.annul(second, said: "2018-02-01T10:00:00Z")
        #expect(try value(history, known: "2018-02-01T09:59:59.999999Z") == .code("0751"))
        #expect(try value(history, known: "2018-02-01T10:00:00Z") == .code("0101"))
    }

    @Test func `an annulled annulment gives the fact back, each from its own time on`() throws {
        var (history, _, second) = try moved()
        let annulment = try history.annul(second, said: "2016-02-01")
        try history.annul(annulment, said: "2016-03-01")
        #expect(try value(history, known: "2016-01-31") == .code("0751"))
        #expect(try value(history, known: "2016-02-28") == .code("0101"))
        #expect(try value(history, known: "2016-03-01") == .code("0751"))
    }

    @Test(arguments: 1...40)
    func `in a chain of annulments every second one counts`(length: Int) throws {
        var (history, _, target) = try moved()
        for _ in 0..<length { target = try history.annul(target, said: "2016-02-01") }
        #expect(try value(history) == .code(length.isMultiple(of: 2) ? "0751" : "0101"))
    }

    @Test func `a second annulment still counts when the first is annulled`() throws {
        var (history, _, second) = try moved()
        let one = try history.annul(second, said: "2016-02-01")
        try history.annul(second, said: "2016-02-02")
        try history.annul(one, said: "2016-02-03")
        #expect(try value(history) == .code("0101"))
    }

    @Test func `an annulment by name only hits its own target`() throws {
        var (history, first, second) = try moved()
        try history.annul(first, said: "2016-02-01")
        #expect(try value(history) == .code("0751"))
        #expect(
            try history.profile("2015-06-01").fact(for: .municipality) == nil
        )
        try history.annul(second, said: "2016-02-01")
        #expect(try value(history) == nil)
    }

    @Test func `an annulled end gives the value back`() throws {
        var (history, _, _) = try moved()
        let end = try history.fact(.municipality, nil, from: "2017-01-01", said: "2017-01-01")
        #expect(try value(history) == nil)
        try history.annul(end, said: "2017-02-01")
        #expect(try value(history) == .code("0751"))
    }

    @Test func `an accepted dispute takes a fact out of use from its own time on`() throws {
        var (history, _, second) = try moved()
        try history.dispute(second, .accepted, said: "2016-03-01")
        #expect(try value(history, known: "2016-02-28") == .code("0751"))
        #expect(try value(history, known: "2016-03-01") == .code("0101"))
    }

    @Test func `a disputed fact is shown and marked when asked for`() throws {
        var (history, _, second) = try moved()
        try history.dispute(second, .accepted, said: "2016-03-01")
        let fact = try #require(
            try history.profile("2017-06-01", includesDisputed: true).fact(for: .municipality)
        )
        #expect(fact.value == .code("0751"))
        #expect(fact.isDisputed)
        #expect(fact.disputeCount == 1)
        let other = try #require(try history.profile("2017-06-01").fact(for: .municipality))
        #expect(!other.isDisputed)
        #expect(other.disputeCount == 0)
    }

    @Test func `a rejected dispute and a remark change nothing and are counted`() throws {
        var (history, _, second) = try moved()
        try history.dispute(second, .rejected, said: "2016-03-01")
        try history.dispute(second, .rejected, said: "2016-03-02")
        try history.dispute(second, .remark, said: "2016-03-03")
        let fact = try #require(try history.profile("2017-06-01").fact(for: .municipality))
        #expect(fact.value == .code("0751"))
        #expect(!fact.isDisputed)
        #expect(fact.disputeCount == 2)
        #expect(fact.remarkCount == 1)
        let early = try #require(
            try history.profile("2017-06-01", known: "2016-03-01").fact(for: .municipality)
        )
        #expect(early.disputeCount == 1)
        #expect(early.remarkCount == 0)
    }

    @Test func `an annulled dispute counts no longer`() throws {
        var (history, _, second) = try moved()
        let dispute = try history.dispute(second, .accepted, said: "2016-03-01")
        try history.annul(dispute, said: "2016-04-01")
        #expect(try value(history, known: "2016-03-31") == .code("0101"))
        let fact = try #require(
            try history.profile("2017-06-01", known: "2016-04-01").fact(for: .municipality)
        )
        #expect(fact.value == .code("0751"))
        #expect(fact.disputeCount == 0)
    }

    @Test func `an accepted dispute of an annulment takes its effect, shown or not`() throws {
        var (history, _, second) = try moved()
        let annulment = try history.annul(second, said: "2016-02-01")
        try history.dispute(annulment, .accepted, said: "2016-03-01")
        #expect(try value(history) == .code("0751"))
        #expect(try value(history, includesDisputed: true) == .code("0751"))
    }

    @Test func `showing the disputed does not show the annulled`() throws {
        var (history, _, second) = try moved()
        try history.dispute(second, .accepted, said: "2016-02-01")
        try history.annul(second, said: "2016-02-01")
        #expect(try value(history, includesDisputed: true) == .code("0101"))
    }

    @Test func `a mark that names another subject's event changes nothing here`() throws {
        var history = TestHistory()
        history.skip(5)
        try history.fact(.sex, .code("m"), from: "2016-01-01", said: "2016-01-01")
        try history.annul(Position(rawValue: 2), said: "2016-01-02")
        #expect(try history.profile("2017-01-01").attributes.count == 1)
    }
}
