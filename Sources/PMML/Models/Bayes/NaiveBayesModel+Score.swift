extension NaiveBayesModel {
    /// What the classifier predicts: priors times what every input that has a value tells.
    func score(_ evaluation: inout Evaluation) throws(PMMLNoResult) -> Prediction {
        var likelihoods = priors
        for input in inputs {
            guard let factors = try factors(of: input, &evaluation) else { continue }
            for index in likelihoods.indices { likelihoods[index] *= factors[index] }
            Self.lift(&likelihoods)
        }
        let total = likelihoods.reduce(0, +)
        guard total > 0, total.isFinite else { throw .notFinite }
        var prediction = Prediction()
        prediction.probabilities = likelihoods.map { $0 / total }
        return prediction
    }

    /// A factor for each class, or nil where the input tells nothing.
    private func factors(
        of input: Input,
        _ evaluation: inout Evaluation
    ) throws(PMMLNoResult) -> [Double]? {
        let value = try evaluation.value(input.slot)
        if value == .missing { return nil }
        switch input.evidence {
        case .shares(let shares): return shares[value]?.map { $0 > 0 ? $0 : threshold }
        case .normal(let normals):
            guard case .number(let number) = value else { return nil }
            return normals.map { normal in
                Swift.max(normal?.density(number) ?? 0, threshold)
            }
        }
    }

    /// Takes all numbers times one power of two, which is exact, before they become too small.
    private static func lift(_ numbers: inout [Double]) {
        guard let greatest = numbers.max(), greatest > 0, greatest < 0x1p-400 else { return }
        for index in numbers.indices { numbers[index] *= 0x1p400 }
    }
}
