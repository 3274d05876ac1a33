/// Turns a pattern into the steps of a machine.
struct PatternBuilder {
    private(set) var steps: [TextPattern.Step] = []

    /// Appends a part; false when the machine becomes too long.
    mutating func append(_ tree: PatternTree) -> Bool {
        guard steps.count < 10_000 else { return false }
        switch tree {
        case .character(let set): steps.append(.character(set))
        case .start: steps.append(.start)
        case .end: steps.append(.end)
        case .boundary(let wanted): steps.append(.boundary(wanted))
        case .sequence(let pieces):
            for piece in pieces where !append(piece) { return false }
        case .alternatives(let branches): return append(branches: branches[...])
        case .repeated(let inner, let low, let high, let isLazy):
            for _ in 0..<low where !append(inner) { return false }
            guard let high else { return append(endless: inner, isLazy: isLazy) }
            return append(optional: inner, count: high - low, isLazy: isLazy)
        }
        return true
    }

    private mutating func append(branches: ArraySlice<PatternTree>) -> Bool {
        guard let first = branches.first else { return true }
        if branches.count == 1 { return append(first) }
        let split = steps.count
        steps.append(.jump(0))
        guard append(first) else { return false }
        let jump = steps.count
        steps.append(.jump(0))
        steps[split] = .split(split + 1, steps.count)
        guard append(branches: branches.dropFirst()) else { return false }
        steps[jump] = .jump(steps.count)
        return true
    }

    private mutating func append(endless inner: PatternTree, isLazy: Bool) -> Bool {
        let split = steps.count
        steps.append(.jump(0))
        guard append(inner) else { return false }
        steps.append(.jump(split))
        steps[split] = isLazy ? .split(steps.count, split + 1) : .split(split + 1, steps.count)
        return true
    }

    private mutating func append(
        optional inner: PatternTree,
        count: Int,
        isLazy: Bool
    ) -> Bool {
        var splits: [Int] = []
        for _ in 0..<count {
            splits.append(steps.count)
            steps.append(.jump(0))
            guard append(inner) else { return false }
        }
        for split in splits {
            steps[split] = isLazy ? .split(steps.count, split + 1) : .split(split + 1, steps.count)
        }
        return true
    }
}
