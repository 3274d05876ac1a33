import AuditReports
import EventModel
import Foundation
import ProfileModel
import Testing

@Suite struct NumberTextTests {
    @Test(arguments: [
        (0, "0", "0"), (999, "999", "999"), (1_000, "1,000", "1.000"),
        (-1_234_567, "\u{2212}1,234,567", "\u{2212}1.234.567"),
        (Int.min, "\u{2212}9,223,372,036,854,775,808", "\u{2212}9.223.372.036.854.775.808"),
    ])
    func `a count has its thousands set apart`(count: Int, english: String, danish: String) {
        #expect(Language.english.count(count) == english)
        #expect(Language.danish.count(count) == danish)
    }

    @Test(arguments: [
        (1_234.5, 1, "1,234.5", "1.234,5"), (0.5, 0, "0", "0"), (1.5, 0, "2", "2"),
        (2.5, 0, "2", "2"), (0.125, 2, "0.12", "0,12"), (0.375, 2, "0.38", "0,38"),
        // Just below and just above a half: 1.005 and 1.015 are no doubles.
        (1.005, 2, "1.00", "1,00"), (1.015, 2, "1.01", "1,01"),
        (-0.004, 2, "0.00", "0,00"), (-0.006, 2, "\u{2212}0.01", "\u{2212}0,01"),
        (999.9996, 3, "1,000.000", "1.000,000"), (0, 2, "0.00", "0,00"),
        (1e23, 0, "99,999,999,999,999,991,611,392", "99.999.999.999.999.991.611.392"),
    ])
    func `a decimal is rounded half to even, of the exact value`(
        number: Double,
        places: Int,
        english: String,
        danish: String
    ) {
        #expect(Language.english.decimal(number, places: places) == english)
        #expect(Language.danish.decimal(number, places: places) == danish)
    }

    @Test func `decimals are those of the C library, whatever the number`() {
        var generator = SeededGenerator(seed: 1)
        for round in 0..<6_000 {
            var number = Double(bitPattern: generator.next())
            if round % 3 == 0 { number = Double.random(in: -2...2, using: &generator) }
            // Halves and eighths meet the middle between two decimals.
            if round % 3 == 1 {
                number = Double(Int.random(in: -4_000...4_000, using: &generator)) / 8
            }
            guard number.isFinite else { continue }
            let places = round % 7 == 0 ? 340 : Int.random(in: 0...6, using: &generator)
            var expected = String(format: "%.\(places)f", number)
            if !expected.contains(where: { ("1"..."9").contains($0) }) {
                expected = expected.replacing("-", with: "")
            }
            let text = Language.english.decimal(number, places: places)
                .replacing(",", with: "").replacing("\u{2212}", with: "-")
            #expect(text == expected, "\(number) to \(places)")
        }
    }

    @Test(arguments: [
        (0.123, 1, "12.3%", "12,3\u{A0}%"), (1, 0, "100%", "100\u{A0}%"),
        (0.00049, 1, "0.0%", "0,0\u{A0}%"), (-0.25, 0, "\u{2212}25%", "\u{2212}25\u{A0}%"),
        (12.345, 0, "1,235%", "1.235\u{A0}%"), (0.29, 0, "29%", "29\u{A0}%"),
    ])
    func `a percentage has its sign as the language sets it`(
        share: Double,
        places: Int,
        english: String,
        danish: String
    ) {
        #expect(Language.english.percent(share, places: places) == english)
        #expect(Language.danish.percent(share, places: places) == danish)
    }

    @Test(arguments: [
        (0.1, "0.1", "0,1"), (1_234.5, "1,234.5", "1.234,5"), (3, "3", "3"), (-0.0, "0", "0"),
        (1e-7, "1e-07", "1e-07"),
        (0.30000000000000004, "0.30000000000000004", "0,30000000000000004"),
        (.infinity, "\u{221E}", "\u{221E}"), (-.infinity, "\u{2212}\u{221E}", "\u{2212}\u{221E}"),
        (.nan, "not a number", "ikke et tal"),
    ])
    func `a number has the fewest digits that give it back`(
        number: Double,
        english: String,
        danish: String
    ) {
        #expect(Language.english.number(number) == english)
        #expect(Language.danish.number(number) == danish)
    }

    @Test func `a number below no places is refused`() async {
        await #expect(processExitsWith: .failure) { _ = Language.danish.decimal(1, places: -1) }
    }

    @Test func `every kind of cell has a text`() {
        let cells: [(ReportCell, String)] = [
            (.text("a"), "a"), (.wording(Wording(danish: "å", english: "a")), "å"),
            (.count(1_000), "1.000"), (.number(0.5), "0,5"), (.decimal(0.25, places: 1), "0,2"),
            (.percent(0.5, places: 0), "50\u{A0}%"), (.suppressed, ".."), (.none, "\u{2013}"),
            (.position(Position(rawValue: 1_234)), "#1234"),
        ]
        for (cell, text) in cells { #expect(cell.text(in: .danish) == text) }
    }
}
