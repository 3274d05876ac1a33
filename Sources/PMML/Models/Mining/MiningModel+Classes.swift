extension MiningModel {
    /// The probability of each class, as the segments together see it.
    func probabilities(of ballot: Ballot) -> [Double] {
        switch method {
        case .majorityVote, .weightedMajorityVote: return shares(of: ballot)
        case .max, .median: return decisive(ballot)
        default: break
        }
        guard ballot.distributions.allSatisfy({ $0.count == categoryCount }) else { return [] }
        var sums = [Double](repeating: 0, count: categoryCount)
        var total = 0.0
        for (distribution, weight) in zip(ballot.distributions, ballot.weights) {
            for index in sums.indices { sums[index] += weight * distribution[index] }
            total += weight
        }
        return sums.map { $0 / total }
    }

    private func shares(of ballot: Ballot) -> [Double] {
        var votes = [Double](repeating: 0, count: categoryCount)
        var total = 0.0
        for (vote, weight) in zip(ballot.votes, ballot.weights) where vote >= 0 {
            votes[Int(vote)] += weight
            total += weight
        }
        return total > 0 ? votes.map { $0 / total } : []
    }

    /// The class with the greatest maximum or median wins; the probabilities are the mean of those
    /// segments that this number comes from.
    private func decisive(_ ballot: Ballot) -> [Double] {
        let distributions = ballot.distributions
        guard !distributions.isEmpty, distributions.allSatisfy({ $0.count == categoryCount })
        else { return [] }
        var winner = 0
        var greatest = -Double.infinity
        for category in 0..<categoryCount {
            let column = distributions.map { $0[category] }
            let number = method == .max ? column.max() ?? 0 : Self.median(column)
            if number > greatest {
                greatest = number
                winner = category
            }
        }
        let order = distributions.indices.sorted {
            (distributions[$0][winner], $0) < (distributions[$1][winner], $1)
        }
        var chosen = [order[order.count / 2]]
        if method == .max {
            chosen = order.filter { distributions[$0][winner] == greatest }
        } else if order.count % 2 == 0 {
            chosen.append(order[order.count / 2 - 1])
        }
        return (0..<categoryCount).map { category in
            chosen.reduce(0) { $0 + distributions[$1][category] } / Double(chosen.count)
        }
    }
}
