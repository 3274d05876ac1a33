/// The sub-models of a logistic kernel with their terms and bands in two lists.
struct ProgramSums: Sendable {
    struct SubModel: Sendable {
        /// When it applies; nil where it always does.
        let condition: ProgramTest?
        let intercept: Double
        let firstTerm: Int32
        let endOfTerms: Int32
        let firstBand: Int32
        let endOfBands: Int32
    }

    struct Term: Sendable {
        /// The condition of an indicator; for a numeric term only its feature counts.
        let test: ProgramTest
        let coefficient: Double
        let isNumeric: Bool
        /// Whether a missing value counts as a condition not met.
        let isZeroWhenMissing: Bool
    }

    /// A band with both ends inside, as ``ProgramTest`` has its intervals.
    struct Band: Sendable {
        let lowest: Double
        let highest: Double
        let label: Int32
    }

    private(set) var subModels: [SubModel] = []
    /// The terms of each sub-model in the order of summation.
    private(set) var terms: [Term] = []
    private(set) var bands: [Band] = []

    /// No sums: the kernel is a tree.
    init() {}

    /// Whether the kernel is a tree.
    var isEmpty: Bool { subModels.isEmpty }

    init(_ kernel: LogisticKernel, classes: [ClassLabel], interning codes: inout CodeInterner) {
        for choice in kernel.subModels {
            let (firstTerm, firstBand) = (terms.count, bands.count)
            for place in choice.model.summationOrder {
                terms.append(Term(choice.model.terms[place], interning: &codes))
            }
            for band in choice.model.bands.bands {
                bands.append(Band(band, label: classes.firstIndex(of: band.label) ?? 0))
            }
            subModels.append(
                SubModel(
                    condition: choice.condition.map { ProgramTest($0, interning: &codes) },
                    intercept: choice.model.intercept,
                    firstTerm: Int32(firstTerm),
                    endOfTerms: Int32(terms.count),
                    firstBand: Int32(firstBand),
                    endOfBands: Int32(bands.count)
                )
            )
        }
    }
}

extension ProgramSums.Term {
    fileprivate init(_ term: LogisticTerm, interning codes: inout CodeInterner) {
        switch term {
        case .numeric(let feature, let coefficient):
            // The test is never put; it holds the feature.
            let test = Condition(feature: feature, test: .isMissing)
            self.test = ProgramTest(test, interning: &codes)
            self.coefficient = coefficient
            isNumeric = true
            isZeroWhenMissing = false
        case .indicator(let condition, let coefficient, let whenMissing):
            test = ProgramTest(condition, interning: &codes)
            self.coefficient = coefficient
            isNumeric = false
            isZeroWhenMissing = whenMissing == .zero
        }
    }
}

extension ProgramSums.Band {
    fileprivate init(_ band: ClassBand, label: Int) {
        self.label = Int32(label)
        lowest =
            switch band.lower {
            case .inclusive(let score): score
            case .exclusive(let score): score.following
            case nil: -.infinity
            }
        highest =
            switch band.upper {
            case .inclusive(let score): score
            case .exclusive(let score): score.preceding
            case nil: .infinity
            }
    }
}
