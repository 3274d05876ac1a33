extension BlockForest {
    /// How many steps are taken before it is asked whether all rows are at ends.
    private static let stepsInARow = 16

    /// Adds up the trees' numbers in the columns from `first` on.
    func score(_ block: inout Block, first: Int) {
        for column in first..<first + width { block.fill(column, start) }
        for tree in trees {
            walk(tree, block.numbers, &block.places)
            for share in 0..<width {
                add(share, block.places, to: &block.numbers, column: first + share)
            }
        }
        guard let divisor else { return }
        for column in first..<first + width {
            block.map(column) { precision.rounded($0 / divisor) }
        }
    }

    /// Sends all rows down a tree, step by step rather than row by row.
    ///
    /// The steps of one row wait for each other, those of many rows do not; and where a row goes is
    /// computed, so that no branch is guessed wrong.
    private func walk(_ tree: Tree, _ numbers: [Double], _ places: inout [Int32]) {
        let forks = self.forks.span
        let numbers = numbers.span
        var places = places.mutableSpan
        // All rows begin at one fork; its column is read in order.
        let root = forks[Int(tree.root)]
        for row in places.indices {
            let isHigh = numbers[Int(root.column) &+ row] > root.number
            places[row] = root.low &+ (isHigh ? 1 : 0)
        }
        var left = tree.depth - 1
        while left > 0 {
            for _ in 0..<min(left, Self.stepsInARow) {
                for row in places.indices {
                    let fork = forks[Int(places[row])]
                    let isHigh = numbers[Int(fork.column) &+ row] > fork.number
                    places[row] = fork.low &+ (isHigh ? 1 : 0)
                }
            }
            left -= Self.stepsInARow
            // The longest way may be far longer than those of most rows.
            if left > 0, areAtEnds(places) { return }
        }
    }

    private func areAtEnds(_ places: borrowing MutableSpan<Int32>) -> Bool {
        for row in places.indices where forks[Int(places[row])].low != places[row] { return false }
        return true
    }

    /// Adds the numbers of the ends that the rows came to.
    private func add(
        _ share: Int,
        _ places: [Int32],
        to numbers: inout [Double],
        column: Int
    ) {
        let ends = self.ends.span
        let shares = self.shares.span
        let places = places.span
        var numbers = numbers.mutableSpan
        let start = column * Block.rowCount
        for row in places.indices {
            let number = shares[Int(ends[Int(places[row])]) &+ share]
            numbers[start &+ row] = precision.rounded(numbers[start &+ row] + number)
        }
    }
}
