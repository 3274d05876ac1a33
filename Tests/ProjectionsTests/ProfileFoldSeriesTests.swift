import EventModel
import ProfileModel
import Projections
import Testing

/// Rule 4: a series obeys the rules per period.
struct ProfileFoldSeriesTests {
    private func week(_ text: String) throws -> Period { try Period(parsing: text) }

    @Test func `each week has a winner of its own`() throws {
        var history = TestHistory()
        try history.fact(
            .benefit,
            .code("111"),
            for: try week("2017-W10"),
            from: "2017-03-06",
            said: "2017-04-01"
        )
        try history.fact(
            .benefit,
            .code("112"),
            for: try week("2017-W11"),
            from: "2017-03-13",
            said: "2017-04-01"
        )
        try history.fact(
            .benefit,
            .code("130"),
            for: try week("2017-W10"),
            from: "2017-03-06",
            said: "2017-05-01"
        )
        let now = try #require(try history.profile("2017-12-31").series(for: .benefit))
        #expect(now.facts.map(\.value) == [.code("130"), .code("112")])
        let then = try #require(
            try history.profile("2017-12-31", known: "2017-04-30").series(for: .benefit)
        )
        #expect(then.facts.map(\.value) == [.code("111"), .code("112")])
    }

    @Test func `periods ascend whatever the order in which they were told`() throws {
        var history = TestHistory()
        for text in ["2017-W02", "2014-W01", "2017-W01", "2015-W53", "2016-W01", "1969-W50"] {
            let period = try week(text)
            try history.fact(
                .benefit,
                .code("111"),
                for: period,
                from: period.firstDay.description,
                said: "2017-04-01"
            )
        }
        let series = try #require(try history.profile("2017-12-31").series(for: .benefit))
        #expect(
            series.facts.map { $0.period?.description ?? "" } == [
                "1969-W50", "2014-W01", "2015-W53", "2016-W01", "2017-W01", "2017-W02",
            ]
        )
        #expect(series.fact(for: try week("2015-W53"))?.value == .code("111"))
        #expect(series.fact(for: try week("2015-W52")) == nil)
    }

    @Test func `week 53 is a week of its own between 52 and 1`() throws {
        var history = TestHistory()
        for (text, code) in [("2015-W52", "111"), ("2015-W53", "112"), ("2016-W01", "113")] {
            let period = try week(text)
            try history.fact(
                .benefit,
                .code(code),
                for: period,
                from: period.firstDay.description,
                said: "2016-02-01"
            )
        }
        // Week 53 of 2015 runs from 28 December 2015 to 3 January 2016.
        let close = try #require(try history.profile("2015-12-27").series(for: .benefit))
        #expect(close.facts.map(\.value) == [.code("111")])
        for day in ["2015-12-28", "2016-01-03"] {
            let inside = try #require(try history.profile(day).series(for: .benefit))
            #expect(inside.facts.map(\.value) == [.code("111"), .code("112")])
        }
        let after = try #require(try history.profile("2016-01-04").series(for: .benefit))
        #expect(after.facts.count == 3)
        let instant = EffectiveTime(try TestHistory.instant("2016-01-03T22:59:59Z"))
        #expect(Period.containing(instant, .week) == (try week("2015-W53")))
    }

    @Test func `an ended week is absent and its series with it when no other is left`() throws {
        var history = TestHistory()
        let period = try week("2017-W10")
        try history.fact(
            .benefit,
            .code("111"),
            for: period,
            from: "2017-03-06",
            said: "2017-04-01"
        )
        let end = try history.fact(
            .benefit,
            nil,
            for: period,
            from: "2017-03-06",
            said: "2017-05-01"
        )
        #expect(try history.profile("2017-12-31").series.isEmpty)
        try history.annul(end, said: "2017-06-01")
        #expect(try history.profile("2017-12-31").series.count == 1)
    }

    @Test func `weeks, months and a value without a period do not compete`() throws {
        var history = TestHistory()
        try history.fact(
            .income,
            .decimal(1),
            for: Period(granularity: .week, ordinal: 5),
            from: "2017-01-01",
            said: "2017-01-01"
        )
        try history.fact(
            .income,
            .decimal(2),
            for: Period(granularity: .month, ordinal: 5),
            from: "2017-01-01",
            said: "2017-01-01"
        )
        try history.fact(.income, .decimal(3), from: "2017-01-01", said: "2017-01-01")
        let profile = try history.profile("2017-12-31")
        #expect(profile.fact(for: .income)?.value == .decimal(3))
        let series = try #require(profile.series(for: .income))
        #expect(series.facts.map(\.value) == [.decimal(1), .decimal(2)])
    }

    @Test func `series of several attributes stay apart`() throws {
        var history = TestHistory()
        for month: Int32 in [570, 571] {
            let period = Period(granularity: .month, ordinal: month)
            for attribute: AttributeNumber in [.income, .employment] {
                try history.fact(
                    attribute,
                    .decimal(Double(month)),
                    for: period,
                    from: "2017-01-01",
                    said: "2017-01-01"
                )
            }
        }
        let profile = try history.profile("2017-12-31")
        #expect(profile.series.map(\.attribute) == [.employment, .income])
        #expect(profile.series.map(\.facts.count) == [2, 2])
    }

    @Test func `the ends of the ordinals sort too`() throws {
        var history = TestHistory()
        let ordinals: [Int32] = [.max, 0, .min, -1, 1]
        for ordinal in ordinals {
            try history.fact(
                .income,
                .integer(Int64(ordinal)),
                for: Period(granularity: .month, ordinal: ordinal),
                from: "2017-01-01",
                said: "2017-01-01"
            )
        }
        let series = try #require(try history.profile("2017-12-31").series(for: .income))
        #expect(series.facts.compactMap { $0.period?.ordinal } == ordinals.sorted())
    }

    @Test func `a mark on one week leaves the others alone`() throws {
        var history = TestHistory()
        let first = try history.fact(
            .benefit,
            .code("111"),
            for: try week("2017-W10"),
            from: "2017-03-06",
            said: "2017-04-01"
        )
        let second = try history.fact(
            .benefit,
            .code("112"),
            for: try week("2017-W11"),
            from: "2017-03-13",
            said: "2017-04-01"
        )
        try history.dispute(first, .accepted, said: "2017-05-01")
        try history.dispute(second, .remark, said: "2017-05-01")
        let series = try #require(try history.profile("2017-12-31").series(for: .benefit))
        #expect(series.facts.map(\.position) == [second])
        #expect(series.facts.map(\.remarkCount) == [1])
        let all = try history.profile("2017-12-31", includesDisputed: true)
        #expect(all.series(for: .benefit)?.facts.map(\.isDisputed) == [true, false])
    }
}
