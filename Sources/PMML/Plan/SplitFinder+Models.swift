extension SplitFinder {
    /// Adds what the data dictionary and the mining schemas tell apart.
    mutating func addDomains() {
        for input in plan.parts.inputs {
            let domain = input.data.domain
            for value in domain.valid + domain.invalid { add(value, at: input.slot) }
            for interval in domain.intervals { add(interval, at: input.slot) }
            for text in domain.missing {
                add(text, at: input.slot)
                if let number = Literal.number(text) { add(number, at: input.slot) }
            }
            add(input.treatment, at: input.slot)
        }
        for (slot, source) in plan.parts.slots.enumerated() {
            guard case .treated(_, let index) = source else { continue }
            let entry = plan.parts.treatments[Int(index)]
            add(entry.treatment, at: Int32(slot))
            for interval in entry.domain?.intervals ?? [] { add(interval, at: Int32(slot)) }
            for value in entry.domain?.valid ?? [] { add(value, at: Int32(slot)) }
        }
    }

    private mutating func add(_ treatment: Treatment, at slot: Int32) {
        guard treatment.outliers != .asIs else { return }
        add(treatment.low, at: slot)
        add(treatment.high, at: slot)
    }

    /// Adds what the predicates and the terms of all models look at.
    mutating func addModels() {
        for node in plan.parts.treeNodes { add(node.predicate) }
        var models: [CompiledModel] = []
        plan.visit(plan.model) { models.append($0) }
        for model in models { add(model.body) }
    }

    private mutating func add(_ body: ModelBody) {
        switch body {
        case .tree: break
        case .regression(let model): for table in model.tables { add(table) }
        case .mining(let model): for segment in model.segments { add(segment.predicate) }
        case .scorecard(let model):
            for attribute in model.characteristics.flatMap(\.attributes) {
                add(attribute.predicate)
            }
        case .ruleSet(let model):
            for predicate in model.rules.flatMap(\.predicates) { add(predicate) }
        case .naiveBayes, .general, .neural: markAllOpen()
        }
    }

    private mutating func add(_ table: RegressionTable) {
        for term in table.numeric { markOpen(term.slot) }
        for term in table.categorical { add(term.value, at: term.slot) }
        for slot in table.interactions.flatMap(\.slots) { markOpen(slot) }
    }

    /// Every text of the document may be one that such a model tells apart.
    private mutating func markAllOpen() {
        for input in plan.parts.inputs {
            markOpen(input.slot)
            for text in plan.parts.texts.texts { add(text, at: input.slot) }
        }
    }

    private mutating func add(_ predicate: PredicateNode) {
        var leaves: [PredicateNode] = []
        plan.visit(predicate) { leaves.append($0) }
        for leaf in leaves { add(test: leaf) }
    }

    private mutating func add(test: PredicateNode) {
        switch test.test {
        case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual:
            add(test.number, at: test.slot)
        case .textEqual, .textNotEqual:
            add(plan.parts.texts.texts[Int(test.table)], at: test.slot)
        case .inNumbers, .notInNumbers:
            for number in plan.parts.numberSets[Int(test.table)] { add(number, at: test.slot) }
        case .inTexts, .notInTexts:
            let set = plan.parts.textSets[Int(test.table)]
            for (index, text) in plan.parts.texts.texts.enumerated()
            where set.contains(TextCode(index: Int32(index))) {
                add(text, at: test.slot)
            }
        case .rankLess, .rankLessOrEqual, .rankGreater, .rankGreaterOrEqual:
            for value in plan.parts.orders[Int(test.table)] { add(value, at: test.slot) }
        case .isMissing, .isNotMissing, .always, .never, .and, .or, .xor, .surrogate: break
        }
    }
}
