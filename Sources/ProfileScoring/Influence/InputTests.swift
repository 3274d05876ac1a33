import PMML
import Scoring

/// What a kernel tells apart among the values of one input.
struct InputTests {
    /// Its tests; values that pass the same of them are the same to it, unless it adds the number
    /// or ``isComplete`` says otherwise.
    var tests: [Predicate] = []
    /// Whether some sum adds a multiple of the number.
    var addsNumber = false
    /// Whether the tests and the sums are all that it does with the input.
    var isComplete = true
    /// Which numbers it takes.
    var grain = NumberGrain.binary64
}

extension InputTests {
    /// Whether turning points have to be searched for among numbers that pass the same tests.
    var variesBetweenTests: Bool { addsNumber || !isComplete }
}

extension ModelDocument {
    /// What the kernel tells apart, input by input; costs a pass over the kernel.
    func inputTests() -> [InputTests] {
        switch kernel {
        case .native(let kernel):
            features.indices.map { place in
                InputTests(
                    tests: kernel.tests(of: FeatureIndex(place)),
                    addsNumber: kernel.addsNumber(of: FeatureIndex(place))
                )
            }
        case .pmml(let kernel): kernel.inputTests()
        }
    }
}

extension PMMLKernel {
    /// What the document tells apart: the tests only state where, not what follows.
    fileprivate func inputTests() -> [InputTests] {
        var tests = Array(repeating: InputTests(), count: featureCount)
        let bound = zip(zip(fields, document.activeFields), document.splits())
        for ((feature, field), splits) in bound {
            guard let place = feature?.position else { continue }
            // Codes that are read as numbers are compared as numbers.
            let codes = splits.texts + splits.numbers.map(\.text)
            if !codes.isEmpty { tests[place].tests.append(.isOneOf(codes)) }
            tests[place].tests += splits.numbers.map { .isAtLeast($0) }
            if !splits.isComplete { tests[place].isComplete = false }
            switch field.type {
            case .integer: tests[place].grain = .whole
            case .float: tests[place].grain = .binary32
            default: break
            }
        }
        return tests
    }
}
