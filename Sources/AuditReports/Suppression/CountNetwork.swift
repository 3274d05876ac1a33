/// A table with its totals as flows in a circle, in which a number held back may move.
///
/// The people flow from the source to the rows, from rows to columns, from columns to the sink and
/// from there back to the source. What a reader knows is that at each of these nodes as many arrive
/// as leave. Other numbers fit the same table exactly if some circle through arcs held back can
/// carry one more, where arcs that are run against their direction carry one less and are left with
/// 1 or more.
///
/// Columns may belong to parts with totals of their own: then a row flows through a node for each
/// part to the columns, and the columns through a node for their part to the sink.
struct CountNetwork {
    /// A number of the table: a cell or a total.
    struct Arc {
        let from: Int
        let to: Int
        let count: Int
        /// How little the arc should be held back: cells before totals, totals before the grand
        /// one.
        let rank: Int
        /// Whether it is shown whatever comes of it.
        let isFixed: Bool
        var isHeld = false
    }

    private(set) var arcs: [Arc] = []
    /// The arcs at each node.
    private(set) var incident: [[Int]] = []
    /// How many rows, columns and parts there are; no parts where the columns stand alone.
    private let shape: (rows: Int, columns: Int, parts: Int)

    /// The network of a table.
    ///
    /// `parts` has the part of each column, from 0. `fixesColumns` is for a table whose totals
    /// below the columns stand in other tables too and are therefore shown.
    init(_ counts: [[Int]], columnCount: Int, parts: [Int] = [], fixesColumns: Bool = false) {
        shape = (counts.count, columnCount, (parts.max() ?? -1) + 1)
        addCells(counts, parts)
        addTotals(counts, parts, isFixed: fixesColumns)
        addParts(counts, parts, isFixed: fixesColumns)
        incident = Array(repeating: [], count: partNode(shape.parts))
        for (index, arc) in arcs.enumerated() {
            incident[arc.from].append(index)
            incident[arc.to].append(index)
        }
    }

    // The nodes, in this order: rows, columns, source, sink, the rows' parts, the parts.
    private func columnNode(_ column: Int) -> Int { shape.rows + column }
    private var source: Int { columnNode(shape.columns) }
    private var sink: Int { source + 1 }
    private func rowPartNode(_ row: Int, _ part: Int) -> Int { sink + 1 + row * shape.parts + part }
    private func partNode(_ part: Int) -> Int { rowPartNode(shape.rows, part) }

    private mutating func add(
        _ from: Int,
        _ to: Int,
        _ count: Int,
        rank: Int,
        isFixed: Bool = false
    ) {
        arcs.append(Arc(from: from, to: to, count: count, rank: rank, isFixed: isFixed))
    }

    private mutating func addCells(_ counts: [[Int]], _ parts: [Int]) {
        for (row, line) in counts.enumerated() {
            for (column, count) in line.enumerated() {
                let from = parts.isEmpty ? row : rowPartNode(row, parts[column])
                add(from, columnNode(column), count, rank: 1)
            }
        }
    }

    private mutating func addTotals(_ counts: [[Int]], _ parts: [Int], isFixed: Bool) {
        for (row, line) in counts.enumerated() { add(source, row, line.reduce(0, +), rank: 4) }
        for column in 0..<shape.columns {
            let to = parts.isEmpty ? sink : partNode(parts[column])
            let count = counts.reduce(0) { $0 + $1[column] }
            add(columnNode(column), to, count, rank: 4, isFixed: isFixed)
        }
        let everybody = counts.reduce(0) { $0 + $1.reduce(0, +) }
        add(sink, source, everybody, rank: 16, isFixed: isFixed)
    }

    private mutating func addParts(_ counts: [[Int]], _ parts: [Int], isFixed: Bool) {
        let sums = counts.map { line in
            (0..<shape.parts).map { part in
                zip(line, parts).reduce(0) { $1.1 == part ? $0 + $1.0 : $0 }
            }
        }
        for (row, line) in sums.enumerated() {
            for (part, count) in line.enumerated() {
                add(row, rowPartNode(row, part), count, rank: 3)
            }
        }
        for part in 0..<shape.parts {
            let count = sums.reduce(0) { $0 + $1[part] }
            add(partNode(part), sink, count, rank: 8, isFixed: isFixed)
        }
    }

    /// Holds back what is small, and then what it takes for each of them to have another value.
    ///
    /// A circle frees every number on it, so what is held back on the way needs no circle of its
    /// own. Without fixed totals there always is one: forward through the totals, none of which is
    /// 0 where the number is not. With them there may be none, and the answer is false: then the
    /// table cannot be shown at all.
    mutating func hold(where isSmall: (Int) -> Bool) -> Bool {
        for index in arcs.indices where isSmall(arcs[index].count) {
            guard !arcs[index].isFixed else { return false }
            arcs[index].isHeld = true
        }
        for index in arcs.indices where isSmall(arcs[index].count) {
            guard let circle = cheapestCircle(through: index) else { return false }
            for arc in circle { arcs[arc].isHeld = true }
        }
        return true
    }

    /// The number in a row and a column.
    func cell(_ row: Int, _ column: Int) -> PublishedCount { shown(row * shape.columns + column) }

    /// A row's total.
    func rowTotal(_ row: Int) -> PublishedCount { shown(shape.rows * shape.columns + row) }

    /// A column's total.
    func columnTotal(_ column: Int) -> PublishedCount {
        shown(shape.rows * shape.columns + shape.rows + column)
    }

    /// Everybody.
    var total: PublishedCount { columnTotal(shape.columns) }

    /// The total of a row's columns that belong to a part.
    func part(_ row: Int, _ part: Int) -> PublishedCount {
        let first = shape.rows * shape.columns + shape.rows + shape.columns + 1
        return shown(first + row * shape.parts + part)
    }

    private func shown(_ index: Int) -> PublishedCount {
        arcs[index].isHeld ? .suppressed : .count(arcs[index].count)
    }
}
