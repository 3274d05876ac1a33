import Scoring

/// Whether an input can decide anybody's class, found by trying every combination of inputs.
struct EverDecisive {
    private let document: ModelDocument
    private let tests: [InputTests]
    private let pieces: [[InputValue]]
    private let count: Int?

    /// More combinations than these are not tried.
    private static let limit = 200_000

    init(_ document: ModelDocument, _ tests: [InputTests]) {
        self.document = document
        self.tests = tests
        pieces = zip(document.features, tests).map { feature, tests in
            InputPartition(feature, tests).pieces.map(\.value).reduce(into: []) {
                if !$0.contains($1) { $0.append($1) }
            }
        }
        count = pieces.reduce(1) { product, values in
            guard let product else { return nil }
            let next = product * values.count
            return next <= Self.limit ? next : nil
        }
    }

    /// Whether two people who differ in this input alone can get different classes; nil where there
    /// are too many combinations, or where none tells and more values would have to be tried.
    ///
    /// Of numbers that a sum adds only some are tried; that it adds them is answer enough.
    func changesClass(_ place: Int) -> Bool? {
        if tests[place].addsNumber { return true }
        guard let count else { return nil }
        let others = count / pieces[place].count
        for combination in 0..<others {
            var inputs = self.inputs(combination, but: place)
            var first: ClassLabel??
            for value in pieces[place] {
                inputs[place] = value
                let label = document.kernel.evaluate(inputs).result.label
                if let first, first != label { return true }
                first = .some(label)
            }
        }
        return tests.allSatisfy(\.isComplete) ? false : nil
    }

    /// One combination of the others' values, by its number.
    private func inputs(_ combination: Int, but place: Int) -> [InputValue] {
        var rest = combination
        return pieces.indices.map { other in
            guard other != place else { return pieces[other][0] }
            defer { rest /= pieces[other].count }
            return pieces[other][rest % pieces[other].count]
        }
    }
}
