import Foundation
import PMML
import Testing

/// Days and seconds, held against Foundation's calendar.
@Suite struct TimeTests {
    private func count(
        _ function: String,
        type: String,
        _ text: String,
        year: Int?
    ) throws -> PMMLValue? {
        let fields =
            "<DataField name=\"d\" optype=\"ordinal\" dataType=\"\(type)\"/>"
            + "<DataField name=\"y\" optype=\"continuous\" dataType=\"double\"/>"
        let argument = year.map { "<Constant dataType=\"integer\">\($0)</Constant>" } ?? ""
        let document = try Sample.document(
            fields: fields,
            """
            <RegressionModel functionName="regression"><MiningSchema><MiningField name="d"/>
            <MiningField name="y" usageType="target"/></MiningSchema><Output>
            <OutputField name="e" feature="transformedValue"><Apply function="\(function)">
            <FieldRef field="d"/>\(argument)</Apply></OutputField></Output>
            <RegressionTable intercept="0"/></RegressionModel>
            """
        )
        let result = document.evaluate(["d": .text(text)])
        return result.noResult == nil ? result.output("e") : nil
    }

    @Test func `days since a year are the calendar's`() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        var generator = SeededGenerator(seed: 12)
        for _ in 0..<60 {
            let year = Int.random(in: 1900...2100, using: &generator)
            let month = Int.random(in: 1...12, using: &generator)
            let day = Int.random(in: 1...28, using: &generator)
            let base = Int.random(in: 1900...2100, using: &generator)
            let date = calendar.date(from: DateComponents(year: year, month: month, day: day))
            let start = calendar.date(from: DateComponents(year: base, month: 1, day: 1))
            let seconds = try #require(date).timeIntervalSince(try #require(start))
            let text = [year, month, day].map { $0 < 10 ? "0\($0)" : "\($0)" }
                .joined(separator: "-")
            let found = try count("dateDaysSinceYear", type: "date", text, year: base)
            #expect(found == .number(seconds / 86400), "\(text) \(base)")
        }
    }

    @Test func `the standard's own examples hold`() throws {
        // Built-in functions: 3 April 2003 of 1960, and 3:30:03 on that day.
        #expect(
            try count("dateDaysSinceYear", type: "date", "2003-04-01", year: 1960)
                == .number(15796)
        )
        #expect(
            try count("dateSecondsSinceYear", type: "dateTime", "1960-01-03T03:30:03", year: 1960)
                == .number(185403)
        )
        #expect(
            try count("dateSecondsSinceMidnight", type: "time", "05:23:30", year: nil)
                == .number(19410)
        )
    }

    @Test(arguments: ["2021-02-29", "2021-13-01", "2021-1-1", "21-01-01", "2021-01-01Z", "soon"])
    func `what is no day is invalid`(text: String) throws {
        #expect(try count("dateDaysSinceYear", type: "date", text, year: 2000) == nil)
    }
}
