extension MiningModel {
    /// The number in the middle, or the mean of the two in the middle.
    static func median(_ numbers: [Double]) -> Double {
        let sorted = numbers.sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }

    /// The least number that has half of the weight at or below it.
    static func weightedMedian(_ numbers: [Double], _ weights: [Double]) -> Double? {
        let order = numbers.indices.sorted {
            (numbers[$0], $0) < (numbers[$1], $1)
        }
        let half = weights.reduce(0, +) / 2
        var sum = 0.0
        for index in order {
            sum += weights[index]
            if sum >= half { return numbers[index] }
        }
        return order.last.map { numbers[$0] }
    }
}
