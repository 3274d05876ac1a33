import AuditReports
import ProfileModel
import Testing

/// The figures held to Fairlearn's, and the intervals to statsmodels', by vectors that
/// `Tools/vectors/fairness_vectors.py` makes.
@Suite struct FairnessVectorTests {
    @Test func `rates of groups are Fairlearn's, where a rate of nobody is nought`() throws {
        let rows = try VectorFile("fairness.csv").rows.filter { $0["row"] == "group" }
        #expect(rows.count > 300)
        for row in rows {
            let group = try Self.group(row)
            for measure in FairnessMeasure.allCases {
                let rate = try #require(measure.rate(of: group))
                #expect(
                    agree(rate.share ?? 0, try row.figure(measure.rawValue)),
                    "\(measure) \(row)"
                )
            }
        }
    }

    @Test func `differences and ratios of groups are Fairlearn's`() throws {
        var studies = 0
        for (groups, difference, ratio) in try Self.studies() {
            let comparison = GroupComparison(groups, rateOfNobody: .zero)
            for measure in FairnessMeasure.allCases {
                let name = measure.rawValue
                #expect(agree(comparison.difference(measure), try difference.figure(name)))
                #expect(agree(comparison.ratio(measure), try ratio.figure(name)))
            }
            #expect(
                agree(
                    comparison.demographicParityDifference,
                    try ratio.figure("parityDifference")
                )
            )
            #expect(agree(comparison.demographicParityRatio, try ratio.figure("parityRatio")))
            #expect(agree(comparison.equalisedOddsDifference, try ratio.figure("oddsDifference")))
            #expect(agree(comparison.equalisedOddsRatio, try ratio.figure("oddsRatio")))
            studies += 1
        }
        #expect(studies == 120)
    }

    @Test func `both ways of a rate of nobody agree where there is none`() throws {
        var alike = 0
        for (groups, _, _) in try Self.studies() where groups.count > 1 {
            let rates = FairnessMeasure.allCases.map { measure in
                groups.compactMap { measure.rate(of: $0)?.share }
            }
            guard rates.allSatisfy({ $0.count == groups.count }) else { continue }
            for measure in FairnessMeasure.allCases {
                #expect(
                    GroupComparison(groups).difference(measure)
                        == GroupComparison(groups, rateOfNobody: .zero).difference(measure)
                )
            }
            alike += 1
        }
        #expect(alike > 2)
    }

    @Test func `intervals are those of Wilson`() throws {
        for row in try VectorFile("wilson.csv").rows {
            let interval = Rate(try row.count("count"), of: try row.count("people")).interval
            #expect(agree(interval.low, try row.figure("low")), "\(row)")
            #expect(agree(interval.high, try row.figure("high")), "\(row)")
        }
    }

    private typealias Study = ([GroupCounts], [String: String], [String: String])

    /// Each study's groups, and the lines of its differences and ratios.
    private static func studies() throws -> [Study] {
        var studies: [Study] = []
        var groups: [GroupCounts] = []
        var difference: [String: String] = [:]
        for row in try VectorFile("fairness.csv").rows {
            switch row["row"] {
            case "group": groups.append(try group(row))
            case "difference": difference = row
            default:
                studies.append((groups, difference, row))
                groups = []
            }
        }
        return studies
    }

    private static func group(_ row: [String: String]) throws -> GroupCounts {
        let outcomes = GroupCounts.Outcomes(
            truePositives: try row.count("truePositives"),
            falsePositives: try row.count("falsePositives"),
            trueNegatives: try row.count("trueNegatives"),
            falseNegatives: try row.count("falseNegatives")
        )
        let selected = outcomes.truePositives + outcomes.falsePositives
        return GroupCounts(
            name: Wording(danish: "gruppe"),
            people: selected + outcomes.trueNegatives + outcomes.falseNegatives,
            selected: selected,
            outcomes: outcomes
        )
    }
}
