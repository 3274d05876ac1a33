import EventModel
import JSON
import ProfileScoring
import Testing

@testable import ProfileHistoryStore

/// Who flips between two versions or two dates, against a plain comparison of two runs.
@Suite struct FlipTests {
    let population: PopulationBench

    init() throws {
        population = try PopulationBench(150, seed: 11)
    }

    static let sides: [PopulationQuestion.Against] = [
        .init(model: "published-2021-09-15"), .init(at: "2017-09-17"), .init(known: "2016-12-31"),
        .init(model: "amas", at: "2016-06-30", known: "2017-06-30"),
    ]

    private func question(_ against: PopulationQuestion.Against?) -> PopulationQuestion {
        var question = PopulationQuestion(at: "2018-03-01")
        if against?.model != nil { question.model = "published-2021-09-09" }
        question.against = against
        return question
    }

    private struct Side {
        let row: JSONValue
        var isScored: Bool {
            ["class", "no-result"].contains(row["outcome"]?.string ?? "")
        }
        var label: String? { row["class"]?.string }
    }

    /// Both sides as two runs of their own.
    private func naive(_ against: PopulationQuestion.Against) throws -> [(Side, Side)] {
        let first = question(against)
        var one = first
        one.against = nil
        var other = one
        other.model = against.model ?? one.model
        other.at = against.at ?? one.at
        other.known = against.known ?? one.known
        return zip(try population.rows(one), try population.rows(other)).map {
            (Side(row: $0), Side(row: $1))
        }
    }

    private static func isFlip(_ pair: (Side, Side)) -> Bool {
        pair.0.isScored && pair.1.isScored && pair.0.label != pair.1.label
    }

    @Test(arguments: sides.indices)
    func `rows carry both sides, and who flips`(index: Int) throws {
        let against = Self.sides[index]
        let pairs = try naive(against)
        let rows = try population.rows(question(against))
        #expect(rows.count == pairs.count)
        for (row, pair) in zip(rows, pairs) {
            for name in CSVRows.sideColumns {
                #expect(row[name] == pair.0.row[name], "\(name)")
                #expect(row["against"]?[name] == pair.1.row[name], "\(name)")
            }
            #expect(row["flip"]?.bool == Self.isFlip(pair))
        }
        var only = question(against)
        only.onlyFlips = true
        let flips = try population.rows(only)
        #expect(flips == rows.filter { $0["flip"]?.bool == true })
        #expect(!flips.isEmpty)
        #expect(flips.count < rows.count)
    }

    @Test(arguments: sides.indices)
    func `the summary counts transitions and flips`(index: Int) throws {
        let against = Self.sides[index]
        let pairs = try naive(against)
        let summary = try #require(try population.summary(question(against)))
        for from in summary.outcomes {
            for to in summary.outcomes {
                let expected = pairs.count {
                    PopulationReplayTests.matches($0.0.row, from)
                        && PopulationReplayTests.matches($0.1.row, to)
                }
                let found = summary.transitions.first { $0.from == from && $0.to == to }?.count
                #expect((found ?? 0) == expected, "\(from) to \(to)")
            }
        }
        let both = pairs.filter { $0.0.isScored && $0.1.isScored }
        let flips = pairs.filter { Self.isFlip($0) }
        #expect(summary.bothScored == both.count)
        #expect(summary.flips == flips.count)
        check(summary.flipsByOrigin, both) { ($0["origin"]?.string ?? "") == $1 }
        check(summary.flipsBySex, both) { ($0["sex"]?.string ?? "") == $1 }
        check(summary.flipsByAge, both) { PopulationReplayTests.isAged($0["age"]?.int64, $1) }
        #expect(summary.deciders.reduce(0) { $0 + $1.count } == flips.count)
        for pair in summary.deciders {
            let expected = flips.count {
                $0.0.row["decider"]?.string == pair.from && $0.1.row["decider"]?.string == pair.to
            }
            #expect(pair.count == expected)
        }
    }

    private func check(
        _ parts: [PopulationSummary.FlipPart],
        _ both: [(Side, Side)],
        _ isOf: (JSONValue, String) -> Bool
    ) {
        for part in parts {
            let of = both.filter { isOf($0.0.row, part.name) }
            #expect(part.bothScored == of.count, "\(part.name)")
            #expect(part.flips == of.count { Self.isFlip($0) }, "\(part.name)")
        }
    }
}
