/// What is known of a block of rows: a matrix of numbers, column by column.
///
/// A row is *open* if something about it is not plain: a value that is missing or invalid, a sum
/// that is not finite. It then goes along with numbers that mean nothing and are not used, so that
/// no step has to ask; what it comes to is found out by the way from row to row.
struct Block {
    /// The number of rows of a block, whether all of them are in use or not.
    static let rowCount = 256

    /// Every column has `rowCount` numbers; texts are there by their codes.
    var numbers: [Double]
    /// For each row 0, or not a number if the row is open.
    var marks: [Double]
    /// For each row where it stands in the tree that is walked down.
    var places: [Int32]

    init(columnCount: Int) {
        numbers = Array(repeating: 0, count: columnCount * Self.rowCount)
        marks = Array(repeating: 0, count: Self.rowCount)
        places = Array(repeating: 0, count: Self.rowCount)
    }

    /// A value as a column has it, nil where it is missing or a text the document does not have.
    static func number(_ value: Value, textCount: Int = .max) -> Double? {
        switch value {
        case .unset, .missing: nil
        case .number(let number): number
        case .text(let code): Int(code.index) < textCount ? Double(code.index) : nil
        }
    }

    /// Whether a row is open.
    func isOpen(_ row: Int) -> Bool { marks[row] != 0 }

    /// Marks the rows as open whose number in a column is not finite.
    mutating func markOpen(_ column: Int) {
        let start = column * Self.rowCount
        for row in 0..<Self.rowCount {
            let number = numbers[start + row]
            // Not a number for those that are not finite, 0 for all others.
            marks[row] += number - number
        }
    }

    /// Gives all rows the same number in a column.
    mutating func fill(_ column: Int, _ number: Double) {
        let start = column * Self.rowCount
        for row in 0..<Self.rowCount { numbers[start + row] = number }
    }

    /// Replaces the numbers of a column, but for those of open rows.
    mutating func map(_ column: Int, _ function: (Double) -> Double) {
        let start = column * Self.rowCount
        for row in 0..<Self.rowCount where !isOpen(row) {
            numbers[start + row] = function(numbers[start + row])
        }
    }

    /// Writes a column from another one.
    mutating func perform(_ copy: BlockModel.Copy) {
        let (from, to) = (copy.from * Self.rowCount, copy.to * Self.rowCount)
        for row in 0..<Self.rowCount {
            let number = numbers[from + row]
            numbers[to + row] = copy.isFloat ? Double(Float(number)) : number
        }
        markOpen(copy.to)
    }
}
