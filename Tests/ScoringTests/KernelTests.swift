import Scoring
import Testing

@Suite struct KernelTests {
    private let inputs: [InputValue] = [
        .category("6m"), .category("nonwestern_descendant"), .number(30), .number(12),
    ]

    @Test func `a replaced input shows both outcomes`() throws {
        let kernel = try PublishedReconstruction.b.kernel()
        let supposed = kernel.whatIf(inputs, replacing: 1, with: .category("danish"))
        #expect(supposed.actual.result == .class("high"))
        #expect(supposed.supposed.result == .class("low"))
        #expect(supposed.changesClass && supposed.changesScore)
        #expect(supposed.feature == 1 && supposed.replacement == .category("danish"))
    }

    @Test func `losing the result changes the class, another reason for none does not`() throws {
        let kernel = try PublishedReconstruction.b.kernel()
        let lost = kernel.whatIf(inputs, without: 1)
        #expect(lost.supposed.result == .noResult(.noBranchMatched(node: 3)))
        #expect(lost.changesClass)
        var silent = inputs
        silent[1] = .missing(.declined)
        #expect(!kernel.whatIf(silent, without: 1).changesClass)
        #expect(!kernel.whatIf(silent, without: 1).changesScore)
    }

    @Test func `the influence covers exactly the inputs that were consulted`() throws {
        for version in PublishedReconstruction.allCases {
            let kernel = try version.kernel()
            let influence = kernel.influence(inputs)
            #expect(influence.map(\.feature) == [0, 1])
            #expect(influence.allSatisfy { $0.actual == kernel.evaluate(inputs) })
            #expect(influence.allSatisfy { $0.changesClass })
            #expect(kernel.features == [0, 1, 2, 3])
            #expect(!kernel.whatIf(inputs, replacing: 2, with: .number(99)).changesScore)
        }
    }

    @Test func `a score that differs in its last bit is a change though the class is the same`()
        throws
    {
        let bands = try ClassBands([ClassBand("all", from: nil, to: nil)])
        let model = LogisticModel(
            terms: [.numeric(0, coefficient: 1)],
            intercept: 0,
            bands: bands
        )
        let kernel = Kernel.logistic(
            try LogisticKernel(featureCount: 1, model: model, named: "all")
        )
        let changed = kernel.whatIf([.number(1)], replacing: 0, with: .number((1.0).nextUp.nextUp))
        #expect(!changed.changesClass)
        #expect(changed.changesScore)
        #expect(kernel.classes == ["all"] && kernel.subModels == ["all"])
    }

    @Test func `a feature that the model does not have cannot be replaced`() async {
        await #expect(processExitsWith: .failure) {
            let kernel = Kernel.tree(
                try TreeKernel(featureCount: 1, classes: ["low"], nodes: [.leaf(Leaf("low"))])
            )
            _ = kernel.whatIf([.number(1)], without: 1)
        }
    }
}
