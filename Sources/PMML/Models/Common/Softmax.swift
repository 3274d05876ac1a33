/// The softmax function.
enum Softmax {
    /// Replaces numbers by powers of e in proportion to their sum.
    ///
    /// The greatest number is taken away first: that changes no proportion, and no power overflows.
    static func normalize(_ numbers: inout [Double], _ precision: Precision = .double) {
        let greatest = numbers.max() ?? 0
        var total = 0.0
        for place in numbers.indices {
            let difference = precision.rounded(numbers[place] - greatest)
            numbers[place] = precision.rounded(ElementaryFunction.exponential(difference))
            total = precision.rounded(total + numbers[place])
        }
        for place in numbers.indices { numbers[place] = precision.rounded(numbers[place] / total) }
    }

    /// Powers of e in proportion to their sum.
    static func probabilities(_ numbers: [Double]) -> [Double] {
        var numbers = numbers
        normalize(&numbers)
        return numbers
    }
}
