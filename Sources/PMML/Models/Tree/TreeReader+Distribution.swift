extension TreeReader {
    /// The score distribution of a node, one number for each class.
    struct Shares {
        var probabilities: [Double]
        var confidences: [Double]?
        /// The class that most records belong to; the first one of several.
        var best: Int
    }

    /// The distribution of a node, or nil where it has none.
    ///
    /// A class's probability is the one stated, or its share of the records that are counted.
    func shares(_ elements: [Element], _ node: Element) throws(PMMLError) -> Shares? {
        guard !elements.isEmpty, function == .classification else { return nil }
        var counts = [Double](repeating: 0, count: categories.count)
        var stated = [Double?](repeating: nil, count: categories.count)
        var confidences = [Double?](repeating: nil, count: categories.count)
        var best = 0
        for element in elements {
            try element.expect(
                attributes: ["value", "recordCount", "confidence", "probability"],
                children: []
            )
            let text = try element.requiredText("value")
            guard let value = compiler.value(text, categoryType),
                let index = categories.firstIndex(of: value)
            else {
                throw element.error(.rule("“\(text)” is none of the target's values; correct it"))
            }
            let count = try element.number("recordCount")
            stated[index] = try element.number("probability")
            counts[index] = count ?? stated[index] ?? 0
            guard counts[index] >= 0 else {
                throw element.error(.rule("recordCount is negative; correct it"))
            }
            confidences[index] = try element.number("confidence")
            if counts[index] > counts[best] { best = index }
        }
        let total = counts.reduce(0, +)
        guard total > 0 || stated.contains(where: { $0 != nil }) else { return nil }
        let shares = counts.indices.map { stated[$0] ?? counts[$0] / total }
        let hasConfidences = confidences.contains { $0 != nil }
        return Shares(
            probabilities: shares,
            confidences: hasConfidences ? shares.indices.map { confidences[$0] ?? 0 } : nil,
            best: best
        )
    }
}
