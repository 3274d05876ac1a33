import Scoring
import Testing

@Suite struct ClassBandsTests {
    @Test func `at the published thresholds the class is as stated`() throws {
        let bands = try AMAS.bands()
        let expected: [(Double, ClassLabel)] = [
            (0, "low"), ((0.25).nextDown, "low"), (0.25, "medium"), (0.5, "medium"),
            (0.66, "medium"), ((0.66).nextUp, "high"), (1, "high"),
        ]
        for (score, label) in expected {
            #expect(bands.label(for: score) == label)
        }
        #expect(bands.classes == ["low", "medium", "high"])
    }

    @Test func `bands may state where the scores end`() throws {
        let bands = try ClassBands([
            ClassBand("low", from: .inclusive(0), to: .exclusive(0.5)),
            ClassBand("high", from: .inclusive(0.5), to: .inclusive(1)),
        ])
        #expect(bands.label(for: 0) == "low")
        #expect(bands.label(for: 1) == "high")
    }

    @Test func `faults are named with their place`() {
        func fault(_ bands: ClassBand...) -> KernelError? {
            kernelFault { () throws(KernelError) in try ClassBands(bands) }
        }
        #expect(fault() == KernelError(.noBands))
        #expect(
            fault(
                ClassBand("a", from: nil, to: .exclusive(.nan)),
                ClassBand("b", from: nil, to: nil)
            )
                == KernelError(.boundNotANumber, at: .band(0))
        )
        #expect(
            fault(ClassBand("a", from: .inclusive(0.5), to: .exclusive(0.5)))
                == KernelError(.emptyRange, at: .band(0))
        )
        #expect(
            fault(ClassBand("a", from: .exclusive(0), to: nil))
                == KernelError(.lowestScoresUncovered, at: .band(0))
        )
        #expect(
            fault(ClassBand("a", from: nil, to: .exclusive(1)))
                == KernelError(.highestScoresUncovered, at: .band(0))
        )
        #expect(
            fault(
                ClassBand("a", from: nil, to: .exclusive(0.5)),
                ClassBand("b", from: .exclusive(0.5), to: nil)
            )
                == KernelError(.gapBeforeBand, at: .band(1))
        )
        #expect(
            fault(
                ClassBand("a", from: nil, to: .inclusive(0.5)),
                ClassBand("b", from: .inclusive(0.5), to: nil)
            )
                == KernelError(.overlapWithBandBefore, at: .band(1))
        )
        #expect(
            fault(ClassBand("a", from: nil, to: nil), ClassBand("b", from: nil, to: nil))
                == KernelError(.overlapWithBandBefore, at: .band(1))
        )
    }

    /// All bounds over four scores, and none.
    private static let bounds: [ScoreBound?] =
        [nil] + [0, 0.25, 0.5, 1].flatMap { [ScoreBound.inclusive($0), .exclusive($0)] }

    /// Every score between 0 and 1 is in the same bands as one of these.
    private static let probes = [0, 0.1, 0.25, 0.3, 0.5, 0.7, 1]

    @Test func `two bands are accepted exactly if every score is in one and only one`() {
        var accepted = 0
        for (first, second) in Self.pairsOfBands() {
            let bands = [first, second]
            let made = try? ClassBands(bands)
            let counts = Self.probes.map { score in bands.filter { $0.contains(score) }.count }
            let isOrdered = Self.probes.contains { first.contains($0) } && first.contains(0)
            let isUseful = Self.probes.contains { second.contains($0) } && second.contains(1)
            let isPartition = counts.allSatisfy { $0 == 1 } && isOrdered && isUseful
            #expect((made != nil) == isPartition, "\(bands)")
            if let made {
                accepted += 1
                for score in Self.probes {
                    let label = bands.first { $0.contains(score) }?.label
                    #expect(made.label(for: score) == label)
                }
            }
        }
        #expect(accepted == 24)
    }

    private static func pairsOfBands() -> [(ClassBand, ClassBand)] {
        let first = bounds.flatMap { low in bounds.map { ClassBand("a", from: low, to: $0) } }
        let second = bounds.flatMap { low in bounds.map { ClassBand("b", from: low, to: $0) } }
        return first.flatMap { band in second.map { (band, $0) } }
    }
}
