import AuditReports
import ProfileModel
import Testing

@Suite struct SmallCountsTests {
    private func table(_ counts: [[Int]]) -> CountTable {
        CountTable(
            rows: counts.indices.map { Wording(danish: "række \($0)") },
            columns: (counts.first ?? []).indices.map { Wording(danish: "søjle \($0)") },
            counts: counts
        )
    }

    /// Every table of a shape with numbers below a limit, those with the same rows once.
    private func tables(_ rows: Int, _ columns: Int, below limit: Int) -> [[[Int]]] {
        var lines: [[Int]] = [[]]
        for _ in 0..<columns { lines = lines.flatMap { line in (0..<limit).map { line + [$0] } } }
        func pick(_ count: Int, from first: Int) -> [[[Int]]] {
            guard count > 0 else { return [[]] }
            return (first..<lines.count).flatMap { index in
                pick(count - 1, from: index).map { [lines[index]] + $0 }
            }
        }
        return pick(rows, from: 0)
    }

    @Test(arguments: [
        (1, 1, 9, 5), (1, 3, 6, 4), (2, 2, 7, 5), (2, 2, 7, 3), (2, 3, 4, 3), (3, 2, 4, 2),
        (3, 3, 3, 3), (3, 3, 3, 2),
    ])
    func `no number held back is given away in a small world`(
        rows: Int,
        columns: Int,
        limit: Int,
        threshold: Int
    ) {
        let small = SmallCounts(threshold: threshold)
        for counts in tables(rows, columns, below: limit) {
            let shown = small.published(table(counts))
            let isKept = Puzzle(counts: counts, shown: shown).solved == []
            if !isKept || !isExact(shown, counts, small) { Issue.record("\(counts): \(shown)") }
        }
    }

    @Test func `no number held back is given away in larger tables`() {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<400 {
            let columns = Int.random(in: 1...4, using: &generator)
            let counts = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
                (0..<columns).map { _ in
                    let most = [1, 8, 300].randomElement(using: &generator) ?? 1
                    return Int.random(in: 0...most, using: &generator)
                }
            }
            let shown = SmallCounts().published(table(counts))
            let held = shown.counts.joined().count { $0 == .suppressed }
            // More would take too long to try.
            if held <= 8 { #expect(Puzzle(counts: counts, shown: shown).solved == [], "\(counts)") }
            #expect(isExact(shown, counts, SmallCounts()), "\(counts): \(shown)")
        }
    }

    /// Whether what is shown is right, nothing small is shown, and no nought is held back.
    private func isExact(_ shown: PublishedCounts, _ counts: [[Int]], _ small: SmallCounts) -> Bool
    {
        let pairs =
            Array(zip(shown.counts.joined(), counts.joined()))
            + Array(zip(shown.rowTotals, counts.map { $0.reduce(0, +) }))
            + [(shown.total, counts.joined().reduce(0, +))]
        return pairs.allSatisfy { published, count in
            guard case .count(let shown) = published else { return count > 0 }
            return shown == count && (count == 0 || count >= small.threshold)
        }
    }

    @Test func `a puzzle whose answer is given away is seen to be solved`() {
        // Only what is small is held back here, so that the totals give it away.
        let counts = [[3, 10], [20, 30]]
        let naive = SmallCounts(threshold: 1).published(table(counts))
        #expect(naive.counts[0][0] == .count(3))
        let shown = SmallCounts().published(table(counts))
        let other = [[3, 11], [20, 30]]
        #expect(Puzzle(counts: counts, shown: shown).solved == [])
        #expect(Puzzle(counts: [[1, 1], [1, 1]], shown: shown).solved != [])
        #expect(SmallCounts().published(table(other)) != shown)
    }

    @Test func `two numbers with the least sum are given away by it, so more are held back`() {
        let shown = SmallCounts().published(table([[1, 1, 50], [40, 60, 70]]))
        // The two ones have the sum two, which no other numbers above nought have.
        #expect(
            shown.counts[0].allSatisfy { $0 == .suppressed }
                || shown.counts[1].contains(.suppressed)
        )
        #expect(
            Puzzle(counts: [[1, 1, 50], [40, 60, 70]], shown: shown).solved == []
        )
    }

    @Test func `no more is held back than a circle through what is small takes`() {
        // The 3 can be less by one with the ones more and the 50 less, but not more with them less.
        let shown = SmallCounts().published(table([[3, 1, 20], [1, 50, 20], [20, 20, 20]]))
        let held = shown.counts.map { $0.map { $0 == .suppressed } }
        #expect(held == [[true, true, false], [true, true, false], [false, false, false]])
        #expect(shown.rowTotals == [.count(24), .count(71), .count(60)])
        #expect(shown.total == .count(155))
    }

    @Test func `nothing is held back where nothing is small`() {
        let shown = SmallCounts().published(table([[5, 0], [7, 100]]))
        #expect(shown.counts == [[.count(5), .count(0)], [.count(7), .count(100)]])
        #expect(shown.total == .count(112))
    }

    @Test func `empty tables are shown`() {
        #expect(SmallCounts().published(table([])).total == .count(0))
        #expect(SmallCounts().published(table([[], []])).rowTotals == [.count(0), .count(0)])
    }

    @Test func `a table that is not rectangular is refused`() async {
        await #expect(processExitsWith: .failure) {
            _ = CountTable(
                rows: [Wording(danish: "a")],
                columns: [Wording(danish: "b")],
                counts: [[1, 2]]
            )
        }
    }
}
