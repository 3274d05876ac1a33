import Testing

@testable import ProfileHistoryStore

/// How large the steps of an import are beside a service.
@Suite struct ImportPaceTests {
    private func size(after steps: [Duration]) -> Int {
        var pace = ImportPace.besideService
        for step in steps { pace.note(step) }
        return pace.rowsPerStep
    }

    @Test func `steps grow on a fast disk and shrink on a slow one, within bounds`() {
        let many = 200
        #expect(size(after: Array(repeating: .milliseconds(1), count: many)) == 1_000)
        #expect(size(after: Array(repeating: .milliseconds(10), count: many)) == 20)
        let start = ImportPace.besideService.rowsPerStep
        #expect(size(after: Array(repeating: .milliseconds(2), count: many)) == start)
        #expect(size(after: [.milliseconds(1)]) > start)
        #expect(size(after: [.milliseconds(4)]) < start)
    }

    @Test func `one long step does not undo what many short ones said`() {
        let short = Array(repeating: Duration.milliseconds(1), count: 200)
        #expect(size(after: short + [.seconds(60)]) == 750)
    }

    @Test func `a size that is said, and one where nobody is served, stay`() {
        for pace in [ImportPace.alone, ImportPace(rowsPerStep: 7)] {
            var other = pace
            other.note(.seconds(1))
            other.note(.zero)
            #expect(other == pace && !other.givesWay)
        }
    }
}
