import AuditReports

@testable import ProfileHistoryStore

/// A reader who knows how the numbers of a table add up, and solves for those held back.
struct DeviationReader {
    /// What is counted, also what only follows from what is shown.
    enum Kind: Int, CaseIterable {
        case all, withoutScore, agreeing, deviating
        case higher, lower, unordered
        case saysDeviating, saysAgreeing, saysNothing
        case contradictory, consistent

        /// Each number and those that it is the sum of.
        static let sums: [(whole: Kind, parts: [Kind])] = [
            (.all, [.withoutScore, .agreeing, .deviating]),
            (.deviating, [.higher, .lower, .unordered]),
            (.all, [.saysDeviating, .saysAgreeing, .saysNothing]),
            (.all, [.contradictory, .consistent]),
        ]

        func holds(_ assessment: ComparedAssessment) -> Bool {
            let comparison = assessment.comparison
            let differs = [.higher, .lower, .unordered].contains(comparison)
            let contradicts =
                comparison != .noScore && assessment.stated.map { $0 != differs } ?? false
            return switch self {
            case .all: true
            case .withoutScore: comparison == .noScore
            case .agreeing: comparison == .agrees
            case .deviating: differs
            case .higher: comparison == .higher
            case .lower: comparison == .lower
            case .unordered: comparison == .unordered
            case .saysDeviating: assessment.stated == true
            case .saysAgreeing: assessment.stated == false
            case .saysNothing: assessment.stated == nil
            case .contradictory: contradicts
            case .consistent: !contradicts
            }
        }

        func shown(in group: DeviationGroup) -> Int? {
            switch self {
            case .all: group.assessments.value
            case .withoutScore: group.withoutScore.value
            case .agreeing: group.agreeing.value
            case .deviating: group.deviating.value
            case .higher: group.higher.value
            case .lower: group.lower.value
            case .unordered: group.unordered.value
            case .saysDeviating: group.statedDeviating.value
            case .saysAgreeing: group.statedAgreeing.value
            case .contradictory: group.contradictory.value
            case .saysNothing, .consistent: nil
            }
        }
    }

    /// The prime that equations are solved by; their numbers are so small that it divides none.
    private static let prime = 2_147_483_647

    /// Every number that is shown or follows, by its line and what it counts.
    let known: [(line: Int, kind: Kind)]

    /// Reads groups, of which the last is all of the others together.
    init(_ lines: [DeviationGroup]) {
        let numbers = lines.indices.flatMap { line in Kind.allCases.map { (line: line, kind: $0) } }
        let isShown = numbers.map { $0.kind.shown(in: lines[$0.line]) != nil }
        var equations = Self.equations(lines.count)
        for place in equations.indices {
            for (number, isShown) in isShown.enumerated() where isShown {
                equations[place][number] = 0
            }
        }
        let solved = Self.solved(equations)
        known = zip(numbers, isShown).filter { $1 }.map(\.0) + solved.map { numbers[$0] }
    }

    private static func place(_ line: Int, _ kind: Kind) -> Int {
        line * Kind.allCases.count + kind.rawValue
    }

    private static func equations(_ lineCount: Int) -> [[Int]] {
        let nothing = [Int](repeating: 0, count: lineCount * Kind.allCases.count)
        var equations: [[Int]] = []
        for line in 0..<lineCount {
            for (whole, parts) in Kind.sums {
                var equation = nothing
                equation[place(line, whole)] = prime - 1
                for part in parts { equation[place(line, part)] = 1 }
                equations.append(equation)
            }
        }
        for kind in Kind.allCases {
            var equation = nothing
            for line in 0..<lineCount {
                equation[place(line, kind)] = line == lineCount - 1 ? prime - 1 : 1
            }
            equations.append(equation)
        }
        return equations
    }

    /// The numbers that have one value alone (Gauss and Jordan).
    private static func solved(_ equations: [[Int]]) -> [Int] {
        var equations = equations
        var done = 0
        for column in equations[0].indices {
            guard let pivot = equations[done...].firstIndex(where: { $0[column] != 0 }) else {
                continue
            }
            equations.swapAt(done, pivot)
            let factor = inverse(equations[done][column])
            let line = equations[done].map { $0 * factor % prime }
            for place in equations.indices where equations[place][column] != 0 {
                let factor = prime - equations[place][column]
                equations[place] = zip(equations[place], line).map { ($0 + factor * $1) % prime }
            }
            equations[done] = line
            done += 1
            if done == equations.count { break }
        }
        return equations.compactMap { equation in
            let left = equation.indices.filter { equation[$0] != 0 }
            return left.count == 1 ? left[0] : nil
        }
    }

    /// One divided by a number (Fermat).
    private static func inverse(_ number: Int) -> Int {
        var (result, base, exponent) = (1, number, prime - 2)
        while exponent > 0 {
            if exponent % 2 == 1 { result = result * base % prime }
            base = base * base % prime
            exponent /= 2
        }
        return result
    }
}
