import EventModel
import ProfileModel
import ProfileScoring
import Scoring
import Testing

@Suite
struct AMASTests {
    @Test func `probabilities are those of a separate computation, to the bit`() throws {
        let catalog = try Documents.amasCatalog()
        let scorer = try Documents.scorer("amas")
        let rows = try VectorFile.rows("amas-profiles.csv")
        #expect(rows.count == 600)
        for row in rows {
            let result = try Self.score(row, by: scorer, catalog)
            let label = try #require(row["class"])
            #expect(result.label?.name ?? "" == label)
            #expect(result.subModel ?? "" == row["subModel"])
            #expect(Self.digits(result.scoreBits) == row["probability"])
            #expect(Self.digits(result.linearPredictorBits) == row["linearPredictor"])
            #expect((result.noResult?.kind == .noSubModel) == label.isEmpty)
        }
    }

    @Test func `under 25 the citizenship group is not consulted`() throws {
        let catalog = try Documents.amasCatalog()
        let scorer = try Documents.scorer("amas")
        for row in try VectorFile.rows("amas-profiles.csv") where row["subModel"] != "" {
            var row = row
            let asItIs = try Self.score(row, by: scorer, catalog)
            row["amas_citizenship"] = nil
            let without = try Self.score(row, by: scorer, catalog)
            if row["subModel"] == "youth" {
                #expect(!asItIs.consulted.contains("amas_citizenship"))
                #expect(without.scoreBits == asItIs.scoreBits)
            } else {
                #expect(asItIs.consulted.contains("amas_citizenship"))
                #expect(without.noResult?.input?.feature == "amas_citizenship")
            }
        }
    }

    @Test func `contributions carry names, tests and the values that were read`() throws {
        let rows = try VectorFile.rows("amas-profiles.csv")
        let row = try #require(rows.first { $0["subModel"] == "full" && $0["sex"] == "f" })
        let result = try Self.score(
            row,
            by: Documents.scorer("amas"),
            try Documents.amasCatalog()
        )
        let first = try #require(result.terms.first)
        #expect(first.description == "sex f (sex is f): -0.05")
        #expect(result.terms.last?.description == "intercept: 0.48")
        #expect(result.terms.count == 21)
        #expect(result.path.isEmpty)
        #expect(result.terms.compactMap(\.product).reduce(0, +) == result.outcome.linearPredictor)
    }

    private static func score(
        _ row: [String: String],
        by scorer: ProfileScorer,
        _ catalog: AttributeCatalog
    ) throws -> ScoreResult {
        var person = Person()
        for definition in catalog.all {
            guard let text = row[definition.name] else { continue }
            try person.fact(definition.number, definition.value(ofText: text))
        }
        let day = try #require(row["day"])
        return scorer.score(try person.profile(day), at: try .close(of: day))
    }

    private static func digits(_ bits: UInt64?) -> String {
        guard let bits else { return "" }
        let text = String(bits, radix: 16)
        return String(repeating: "0", count: 16 - text.count) + text
    }
}
