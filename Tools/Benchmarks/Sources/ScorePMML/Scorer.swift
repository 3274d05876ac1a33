internal import Glibc
internal import PMML

/// Rows that are ready, and the evaluator that scores them.
struct Scorer {
    /// What is asked for of each row.
    enum Way: String {
        /// The whole result, with its outputs by name and what was consulted.
        case results
        /// The probabilities alone.
        case probabilities
        /// The probabilities alone, of all rows in one call; the rows are held in columns.
        case batch
    }

    let rows: [[PMMLInput]]
    /// The rows once more, as many as a pass scores.
    private var table: PMMLTable
    private let way: Way
    private var evaluator: PMMLEvaluator
    /// The places of the classes in the order of their names.
    private let order: [Int]
    /// The first class's probabilities added up, so that no work is left out as unused.
    private var sum = 0.0

    init(_ document: PMMLDocument, _ rows: [[PMMLInput]], _ way: Way) {
        self.rows = rows
        self.way = way
        table = Self.table(rows[...], document)
        evaluator = document.evaluator()
        let classes = document.categories
        order = classes.indices.sorted { classes[$0] < classes[$1] }
    }

    /// Scores the first rows so many times; what it took, as JSON.
    mutating func go(rows count: Int, passes: Int) -> String {
        sum = 0
        if way == .batch, table.rowCount != count {
            table = Self.table(rows[..<count], evaluator.document)
        }
        let first = order[0]
        let wall = Self.now(CLOCK_MONOTONIC)
        let processor = Self.now(CLOCK_PROCESS_CPUTIME_ID)
        for _ in 0..<passes {
            switch way {
            case .results:
                for row in rows[..<count] {
                    sum += evaluator.evaluate(row).probabilities[first].probability
                }
            case .probabilities:
                for row in rows[..<count] { sum += evaluator.probabilities(row)[first] }
            case .batch:
                let numbers = evaluator.probabilities(table)
                for place in stride(from: first, to: numbers.count, by: order.count) {
                    sum += numbers[place]
                }
            }
        }
        let seconds = Self.now(CLOCK_MONOTONIC) - wall
        let worked = Self.now(CLOCK_PROCESS_CPUTIME_ID) - processor
        return "{\"wall\":\(seconds),\"cpu\":\(worked),\"sum\":\(sum)}"
    }

    /// The probabilities of every row in the order of the classes' names, a line for each.
    mutating func answer() -> String {
        var text = ""
        table = Self.table(rows[...], evaluator.document)
        let all = way == .batch ? evaluator.probabilities(table) : []
        for (place, row) in rows.enumerated() {
            let numbers =
                switch way {
                case .results: evaluator.evaluate(row).probabilities.map(\.probability)
                case .probabilities: evaluator.probabilities(row)
                case .batch: Array(all[place * order.count..<(place + 1) * order.count])
                }
            text += order.map { "\(numbers[$0])" }.joined(separator: ",") + "\n"
        }
        return text
    }

    /// Rows in columns: of numbers or of texts, as the fields are.
    private static func table(_ rows: ArraySlice<[PMMLInput]>, _ document: PMMLDocument)
        -> PMMLTable
    {
        let columns = document.activeFields.indices.map { field in
            if document.activeFields[field].type == .string {
                return PMMLColumn.texts(
                    rows.map { if case .text(let text) = $0[field] { text } else { "" } }
                )
            }
            return PMMLColumn.numbers(
                rows.map { if case .number(let number) = $0[field] { number } else { .nan } }
            )
        }
        return PMMLTable(columns: columns, rowCount: rows.count)
    }

    private static func now(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}
