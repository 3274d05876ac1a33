extension CountNetwork {
    /// What it costs to hold back the arcs of a way: first their ranks, then the people.
    private struct Cost: Comparable {
        var rank = 0
        var people = 0.0

        static func < (left: Cost, right: Cost) -> Bool {
            (left.rank, left.people) < (right.rank, right.people)
        }

        static func + (left: Cost, right: Cost) -> Cost {
            Cost(rank: left.rank + right.rank, people: left.people + right.people)
        }
    }

    /// How a node was reached: from which, and by which arc.
    private struct Step {
        var cost: Cost
        var arc: Int?
        var previous: Int?
    }

    /// The arcs of the circle through one of them that takes the least to be held back.
    func cheapestCircle(through index: Int) -> [Int]? {
        let arc = arcs[index]
        // One more through the arc comes back from its end; one less goes round the other way.
        var ways = [way(from: arc.to, to: arc.from, without: index)]
        if arc.count > 1 { ways.append(way(from: arc.from, to: arc.to, without: index)) }
        let best = ways.compactMap { $0 }.min { $0.cost < $1.cost }
        return best.map { $0.arcs + [index] }
    }

    /// The cheapest way between two nodes (Dijkstra), of equal ones that over the earlier arcs.
    private func way(
        from start: Int,
        to end: Int,
        without excluded: Int
    ) -> (cost: Cost, arcs: [Int])? {
        var steps: [Step?] = Array(repeating: nil, count: incident.count)
        var isSettled = Array(repeating: false, count: incident.count)
        steps[start] = Step(cost: Cost())
        while let (node, cost) = nearest(steps, isSettled) {
            if node == end { return (cost, arcs(to: end, steps)) }
            isSettled[node] = true
            for index in incident[node] where index != excluded {
                guard let next = passage(index, from: node), !isSettled[next] else { continue }
                let total = cost + self.cost(of: index)
                if let known = steps[next], known.cost <= total { continue }
                steps[next] = Step(cost: total, arc: index, previous: node)
            }
        }
        return nil
    }

    private func nearest(_ steps: [Step?], _ isSettled: [Bool]) -> (node: Int, cost: Cost)? {
        var best: (node: Int, cost: Cost)?
        for (node, step) in steps.enumerated() {
            guard let step, !isSettled[node] else { continue }
            if let best, best.cost <= step.cost { continue }
            best = (node, step.cost)
        }
        return best
    }

    /// Where an arc leads from one of its nodes, if one more or one less can pass there.
    ///
    /// A 0 stays shown, so it is not moved; a 1 is not lessened to what it cannot be.
    private func passage(_ index: Int, from node: Int) -> Int? {
        let arc = arcs[index]
        if arc.isFixed { return nil }
        if arc.from == node { return arc.count > 0 ? arc.to : nil }
        return arc.count > 1 ? arc.from : nil
    }

    private func cost(of index: Int) -> Cost {
        let arc = arcs[index]
        return arc.isHeld ? Cost() : Cost(rank: arc.rank, people: Double(arc.count))
    }

    private func arcs(to end: Int, _ steps: [Step?]) -> [Int] {
        var arcs: [Int] = []
        var node = end
        while let step = steps[node], let arc = step.arc, let previous = step.previous {
            arcs.append(arc)
            node = previous
        }
        return arcs
    }
}
