/// Everything that is said of a population, in the order in which it arrives.
///
/// Registers deliver day by day, and within a day in no order that concerns a store: persons are
/// mixed throughout.
struct Arrival {
    let statements: [Statement]

    init(persons: Int, history: PersonHistory, progress: (String) -> Void) {
        progress("counting what is said of \(persons) persons")
        var ends = [Int](repeating: 0, count: 32_768)
        var own: [Statement] = []
        for index in 0..<persons {
            history.write(index, to: &own)
            for statement in own { ends[statement.registeredDay + 1] += 1 }
        }
        for day in 1..<ends.count { ends[day] += ends[day - 1] }
        let total = ends[ends.count - 1]
        progress("ordering \(total) events by the day they arrive")
        let none = Statement(registered: 0, person: 0, holdsFrom: 0, value: 0, kind: 0)
        var ordered = [Statement](repeating: none, count: total)
        var next = ends
        for index in 0..<persons {
            history.write(index, to: &own)
            for statement in own {
                ordered[next[statement.registeredDay]] = statement
                next[statement.registeredDay] += 1
            }
        }
        var random = SplitMix64(seed: history.seed &+ 1)
        for day in 1..<ends.count {
            var index = ends[day] - 1
            while index > ends[day - 1] {
                ordered.swapAt(index, ends[day - 1] + random.below(index - ends[day - 1] + 1))
                index -= 1
            }
        }
        statements = ordered
    }
}
