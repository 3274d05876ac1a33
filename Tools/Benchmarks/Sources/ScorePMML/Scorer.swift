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
    }

    let rows: [[PMMLInput]]
    private let way: Way
    private var evaluator: PMMLEvaluator
    /// The places of the classes in the order of their names.
    private let order: [Int]
    /// The first class's probabilities added up, so that no work is left out as unused.
    private var sum = 0.0

    init(_ document: PMMLDocument, _ rows: [[PMMLInput]], _ way: Way) {
        self.rows = rows
        self.way = way
        evaluator = document.evaluator()
        let classes = document.categories
        order = classes.indices.sorted { classes[$0] < classes[$1] }
    }

    /// Scores the first rows so many times; what it took, as JSON.
    mutating func go(rows count: Int, passes: Int) -> String {
        sum = 0
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
            }
        }
        let seconds = Self.now(CLOCK_MONOTONIC) - wall
        let worked = Self.now(CLOCK_PROCESS_CPUTIME_ID) - processor
        return "{\"wall\":\(seconds),\"cpu\":\(worked),\"sum\":\(sum)}"
    }

    /// The probabilities of every row in the order of the classes' names, a line for each.
    mutating func answer() -> String {
        var text = ""
        for row in rows {
            let numbers =
                way == .results
                ? evaluator.evaluate(row).probabilities.map(\.probability)
                : evaluator.probabilities(row)
            text += order.map { "\(numbers[$0])" }.joined(separator: ",") + "\n"
        }
        return text
    }

    private static func now(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}
