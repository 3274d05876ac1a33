extension BlockWriter {
    /// A model with its results, or nil where it is not made for blocks.
    mutating func model(_ model: CompiledModel) -> BlockModel? {
        // An expression may leave the row without a result.
        guard model.outputs.allSatisfy({ $0.expression < 0 }) else { return nil }
        let width = model.function == .regression ? 1 : model.categories.count
        guard let body = body(model, width) else { return nil }
        let results = reserve(width)
        let joined = joined(body, results)
        return BlockModel(
            body: joined,
            results: results,
            targets: model.function == .regression ? model.targets : nil,
            outputs: model.outputs.compactMap { copy($0, of: model, results) }
        )
    }

    private mutating func body(_ model: CompiledModel, _ width: Int) -> BlockModel.Body? {
        switch model.body {
        case .tree(let tree):
            return BlockForestWriter.forest(of: tree, width, &self).map(BlockModel.Body.forest)
        case .regression(let regression):
            return self.regression(regression, width).map(BlockModel.Body.regression)
        case .mining(let mining) where mining.method == .modelChain:
            return chain(mining, model)
        case .mining(let mining):
            guard let forest = mining.forest else { return nil }
            return BlockForestWriter.forest(of: forest, in: mining, &self)
                .map(BlockModel.Body.forest)
        default: return nil
        }
    }

    private mutating func chain(_ mining: MiningModel, _ model: CompiledModel) -> BlockModel.Body? {
        var models: [BlockModel] = []
        for segment in mining.segments {
            guard segment.predicate.test == .always, let inner = self.model(segment.model) else {
                return nil
            }
            models.append(inner)
        }
        guard let last = mining.segments.last, let results = models.last?.results,
            last.model.function == model.function
        else { return nil }
        // Where the chain has the classes in another order; a number has the one place.
        let places = model.function == .regression ? [0] : last.categories.map(Int.init)
        guard places.count == results.count else { return nil }
        let copies = zip(results, places).compactMap { from, to in
            to < 0 ? nil : BlockModel.Copy(from: from, to: to)
        }
        return .chain(models, copies)
    }

    /// A chain's copies, once the place of its results is known.
    private func joined(_ body: BlockModel.Body, _ results: Range<Int>) -> BlockModel.Body {
        guard case .chain(let models, let copies) = body else { return body }
        return .chain(
            models,
            copies.map { BlockModel.Copy(from: $0.from, to: results.lowerBound + $0.to) }
        )
    }

    private mutating func regression(_ model: RegressionModel, _ width: Int) -> BlockRegression? {
        guard model.tables.count == width else { return nil }
        var tables: [BlockRegression.Table] = []
        for table in model.tables {
            guard let terms = terms(table) else { return nil }
            tables.append(BlockRegression.Table(terms: terms, intercept: table.intercept))
        }
        return BlockRegression(tables: tables, model: model)
    }

    private mutating func terms(_ table: RegressionTable) -> [BlockRegression.Term]? {
        var terms: [BlockRegression.Term] = []
        for term in table.numeric {
            guard let column = column(term.slot) else { return nil }
            terms.append(
                .init(
                    quantity: .power(column, exponent: term.exponent),
                    coefficient: term.coefficient
                )
            )
        }
        for term in table.categorical {
            guard let column = column(term.slot), let value = Block.number(term.value) else {
                return nil
            }
            terms.append(
                .init(quantity: .category(column, value), coefficient: term.coefficient)
            )
        }
        for term in table.interactions {
            var columns: [Int] = []
            for slot in term.slots {
                guard let column = column(slot) else { return nil }
                columns.append(column)
            }
            terms.append(.init(quantity: .product(columns), coefficient: term.coefficient))
        }
        return terms
    }
}
