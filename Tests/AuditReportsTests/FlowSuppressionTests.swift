import AuditReports
import ProfileModel
import Testing

/// What is held back of flows and of a division of the same people can not be computed from both.
@Suite struct FlowSuppressionTests {
    private static let threshold = 3
    private static let words = ["a", "b", "c", "d"].map { Wording(danish: $0, english: $0) }

    /// All tables of two parts and four flows with so many people.
    private static func tables(of people: Int) -> [[Int]] {
        var tables: [[Int]] = [[]]
        for _ in 0..<7 {
            tables = tables.flatMap { start in
                (0...(people - start.reduce(0, +))).map { start + [$0] }
            }
        }
        return tables.map { $0 + [people - $0.reduce(0, +)] }
    }

    /// What is shown of a table: the flows, the columns of the division, and its cells.
    private struct Shown {
        var flows: [Int?]
        var total: Int?
        var columns: [[Int]]
        var cells: [[Int?]]?
    }

    private static func shown(_ table: [Int]) -> Shown {
        let small = SmallCounts(threshold: threshold)
        let flows = (0..<4).map { table[$0] + table[$0 + 4] }
        let words = Array(words.prefix(2))
        let matrix = CountTable(
            rows: words,
            columns: words,
            counts: [Array(flows[0..<2]), Array(flows[2..<4])]
        )
        let published = small.publishedFlows(matrix)
        let values = published.counts.flatMap { $0 }.map(\.value)
        var columns = (0..<4).filter { (values[$0] ?? 0) > 0 }.map { [$0] }
        let rest = (0..<4).filter { values[$0] == nil }
        if !rest.isEmpty { columns.append(rest) }
        let division = CountTable(
            rows: words,
            columns: Array(Self.words.prefix(columns.count)),
            counts: (0..<2).map { part in
                columns.map { $0.reduce(0) { $0 + table[part * 4 + $1] } }
            }
        )
        return Shown(
            flows: values,
            total: published.total.value,
            columns: columns,
            cells: small.published(withinTotals: division)?.counts.map { $0.map(\.value) }
        )
    }

    /// Whether a reader of what is shown can not tell another table from the real one.
    private static func fits(_ table: [Int], _ shown: Shown) -> Bool {
        for flow in 0..<4 {
            let count = table[flow] + table[flow + 4]
            if let value = shown.flows[flow], value != count { return false }
            if shown.flows[flow] == nil, count == 0 { return false }
        }
        guard let cells = shown.cells else { return true }
        for part in 0..<2 {
            for (place, flows) in shown.columns.enumerated() {
                let count = flows.reduce(0) { $0 + table[part * 4 + $1] }
                if let value = cells[part][place], value != count { return false }
                if cells[part][place] == nil, count == 0 { return false }
            }
        }
        return true
    }

    @Test func `no small number follows from what is shown`() {
        let all = Self.tables(of: 9)
        var random = SystemlessGenerator(seed: 4)
        var held = 0
        for _ in 0..<150 {
            let table = all[random.number(below: all.count)]
            let shown = Self.shown(table)
            guard shown.total != nil else { continue }
            let others = all.filter { Self.fits($0, shown) }
            #expect(others.contains(table))
            for flow in 0..<4 where shown.flows[flow] == nil {
                held += 1
                let values = Set(others.map { $0[flow] + $0[flow + 4] })
                #expect(values.count > 1, "\(table) \(flow)")
            }
            for part in 0..<2 {
                for (place, flows) in shown.columns.enumerated()
                where shown.cells != nil && shown.cells?[part][place] == nil {
                    held += 1
                    let values = Set(
                        others.map { other in flows.reduce(0) { $0 + other[part * 4 + $1] } }
                    )
                    #expect(values.count > 1, "\(table) \(part) \(flows)")
                }
            }
        }
        #expect(held > 200)
    }

    @Test func `what is held back together is many, since the total tells its sum`() {
        let words = Array(Self.words.prefix(2))
        let published = SmallCounts(threshold: 5).publishedFlows(
            CountTable(rows: words, columns: words, counts: [[20, 2], [2, 20]])
        )
        let held = published.counts.flatMap { $0 }.count { $0.value == nil }
        #expect(held >= 3)
        #expect(published.total.value == 44)
    }

    @Test func `nothing is held back that is large enough and computes nothing small`() {
        let shown = Self.shown([4, 5, 6, 7, 8, 9, 10, 11])
        #expect(shown.flows == [12, 14, 16, 18])
        #expect(shown.cells == [[4, 5, 6, 7], [8, 9, 10, 11]])
    }
}

/// Numbers that are the same for a seed.
private struct SystemlessGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func number(below bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }
}
