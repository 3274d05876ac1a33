import AuditReports

/// What a reader can find out about a table, by trying numbers.
///
/// Knows nothing of how numbers are chosen to be held back. It moves the inner numbers by at most
/// one each, which is enough: if it finds other numbers that fit all that is shown, a number was
/// not given away.
struct Puzzle {
    /// A number of the table.
    enum Place: Hashable {
        case cell(Int, Int)
        case row(Int)
        case column(Int)
        case everybody
    }

    let counts: [[Int]]
    let shown: PublishedCounts

    private var columnCount: Int { shown.columns.count }

    /// The numbers held back that can have no other value.
    var solved: [Place] {
        var found = Set<Place>()
        return held.filter { place in
            guard !found.contains(place) else { return false }
            guard let moves = moves(changing: place) else { return true }
            found.formUnion(changed(moves))
            return false
        }
    }

    /// The numbers held back.
    var held: [Place] {
        let cells = counts.indices.flatMap { row in
            (0..<columnCount).map { Place.cell(row, $0) }
        }
        let totals =
            counts.indices.map(Place.row) + (0..<columnCount).map(Place.column) + [.everybody]
        return (cells + totals).filter { published($0) == .suppressed }
    }

    private func published(_ place: Place) -> PublishedCount {
        switch place {
        case .cell(let row, let column): shown.counts[row][column]
        case .row(let row): shown.rowTotals[row]
        case .column(let column): shown.columnTotals[column]
        case .everybody: shown.total
        }
    }

    /// The sum of a place's cells in some table.
    private func sum(_ place: Place, in table: [[Int]]) -> Int {
        switch place {
        case .cell(let row, let column): table[row][column]
        case .row(let row): table[row].reduce(0, +)
        case .column(let column): table.reduce(0) { $0 + $1[column] }
        case .everybody: table.reduce(0) { $0 + $1.reduce(0, +) }
        }
    }

    /// Moves that change a number and fit all that is shown, if there are any.
    private func moves(changing target: Place) -> [[Int]]? {
        var moves = counts.map { $0.map { _ in 0 } }
        func search(_ row: Int, _ column: Int) -> Bool {
            guard row < counts.count else {
                let sums = (0..<columnCount).map(Place.column) + [.everybody]
                return sums.allSatisfy { fits($0, moves, target) }
            }
            guard column < columnCount else {
                return fits(.row(row), moves, target) && search(row + 1, 0)
            }
            for move in [0, 1, -1] {
                moves[row][column] = move
                if fits(.cell(row, column), moves, target), search(row, column + 1) { return true }
            }
            moves[row][column] = 0
            return false
        }
        return search(0, 0) ? moves : nil
    }

    /// Whether a number that moves was held back and stays above 0, and the target moves.
    private func fits(_ place: Place, _ moves: [[Int]], _ target: Place) -> Bool {
        let move = sum(place, in: moves)
        guard move != 0 else { return place != target }
        return published(place) == .suppressed && sum(place, in: counts) + move >= 1
    }

    private func changed(_ moves: [[Int]]) -> [Place] { held.filter { sum($0, in: moves) != 0 } }
}
