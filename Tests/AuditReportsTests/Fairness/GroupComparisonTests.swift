import AuditReports
import ProfileModel
import Testing

@Suite struct GroupComparisonTests {
    private func group(_ people: Int, _ selected: Int, _ known: [Int]? = nil) -> GroupCounts {
        GroupCounts(
            name: Wording(danish: "gruppe"),
            people: people,
            selected: selected,
            outcomes: known.map {
                GroupCounts.Outcomes(
                    truePositives: $0[0],
                    falsePositives: $0[1],
                    trueNegatives: $0[2],
                    falseNegatives: $0[3]
                )
            }
        )
    }

    @Test func `a group of nobody is left out`() {
        let groups = [group(10, 5), group(0, 0), group(10, 4)]
        for way in [RateOfNobody.unknown, .zero] {
            let comparison = GroupComparison(groups, rateOfNobody: way)
            #expect(agree(comparison.demographicParityDifference, 0.1))
            #expect(agree(comparison.demographicParityRatio, 0.8))
        }
    }

    @Test func `a rate of nobody is no rate unless it is asked to be nought`() {
        // Of the second group nobody had the outcome, so that nobody could be found.
        let groups = [
            group(10, 5, [4, 1, 4, 1]), group(10, 5, [0, 5, 5, 0]), group(9, 3, [3, 0, 6, 0]),
        ]
        #expect(agree(GroupComparison(groups).difference(.truePositiveRate), 0.2))
        let asZero = GroupComparison(groups, rateOfNobody: .zero)
        #expect(agree(asZero.difference(.truePositiveRate), 1))
        #expect(asZero.ratio(.truePositiveRate) == 0)
    }

    @Test func `one group is compared with none`() {
        #expect(GroupComparison([group(10, 5)]).demographicParityDifference == nil)
        #expect(GroupComparison([]).demographicParityRatio == nil)
        #expect(GroupComparison([], rateOfNobody: .zero).demographicParityDifference == nil)
    }

    @Test func `groups of which nobody is selected differ by nothing and have no ratio`() {
        let comparison = GroupComparison([group(10, 0), group(20, 0)])
        #expect(comparison.demographicParityDifference == 0)
        #expect(comparison.demographicParityRatio == nil)
    }

    @Test func `without outcomes there are no odds to compare`() {
        let comparison = GroupComparison([group(10, 1), group(20, 3)])
        #expect(comparison.equalisedOddsDifference == nil)
        #expect(comparison.equalisedOddsRatio == nil)
        #expect(FairnessMeasure.precision.rate(of: group(10, 1)) == nil)
    }

    @Test func `more selected than there are people is refused`() async {
        await #expect(processExitsWith: .failure) {
            _ = GroupCounts(name: Wording(danish: "gruppe"), people: 2, selected: 3)
        }
    }

    @Test func `an interval of nobody is the whole, and one of all reaches the end`() {
        #expect(Rate(0, of: 0).interval == Interval(low: 0, high: 1))
        #expect(Rate(0, of: 0).share == nil)
        #expect(Rate(0, of: 7).interval.low == 0)
        #expect(Rate(7, of: 7).interval.high == 1)
        #expect(Rate(7, of: 7).interval.low > 0.6)
    }
}
