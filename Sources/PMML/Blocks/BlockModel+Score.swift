extension BlockModel {
    /// Writes what the model predicts into its columns.
    func score(_ block: inout Block) {
        switch body {
        case .forest(let forest): forest.score(&block, first: results.lowerBound)
        case .regression(let model): model.score(&block, first: results.lowerBound)
        case .chain(let models, let copies):
            for model in models { model.score(&block) }
            for copy in copies { block.perform(copy) }
        }
        for column in results { block.markOpen(column) }
        if let targets {
            block.map(results.lowerBound) { targets.applied(to: $0) }
            block.markOpen(results.lowerBound)
        }
        for copy in outputs { block.perform(copy) }
    }
}
