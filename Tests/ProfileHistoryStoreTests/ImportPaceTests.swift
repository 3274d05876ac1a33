import Testing

@testable import ProfileHistoryStore

/// How large the batches of an import are beside a service.
@Suite struct ImportPaceTests {
    private func size(after commits: [Duration]) -> Int {
        var pace = ImportPace.besideService
        for commit in commits { pace.note(commit) }
        return pace.rowsPerBatch
    }

    @Test func `batches grow on a fast disk and shrink on a slow one, within bounds`() {
        let many = 200
        #expect(size(after: Array(repeating: .milliseconds(1), count: many)) == 1_000)
        #expect(size(after: Array(repeating: .milliseconds(10), count: many)) == 20)
        let start = ImportPace.besideService.rowsPerBatch
        #expect(size(after: Array(repeating: .milliseconds(2), count: many)) == start)
        #expect(size(after: [.milliseconds(1)]) > start)
        #expect(size(after: [.milliseconds(4)]) < start)
    }

    @Test func `one long commit does not undo what many short ones said`() {
        let short = Array(repeating: Duration.milliseconds(1), count: 200)
        #expect(size(after: short + [.seconds(60)]) == 750)
    }

    @Test func `a size that is said, and one where nobody is served, stay`() {
        for pace in [ImportPace.alone, ImportPace(rowsPerBatch: 7)] {
            var other = pace
            other.note(.seconds(1))
            other.note(.zero)
            #expect(other == pace && !other.givesWay)
        }
    }
}
