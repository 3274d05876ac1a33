extension Compiler {
    /// Compiles a rule set.
    func ruleSetModel(
        _ element: Element,
        in scope: Scope,
        function: MiningFunction,
        target: ModelTarget
    ) throws(PMMLError) -> CompiledBody {
        try expectModel(element, attributes: [], children: ["RuleSet"])
        let set = try element.requiredChild("RuleSet")
        try set.expect(
            attributes: ["recordCount", "nbCorrect", "defaultScore", "defaultConfidence"],
            children: ["RuleSelectionMethod", "ScoreDistribution", "SimpleRule", "CompoundRule"]
        )
        guard let method = set.children(named: "RuleSelectionMethod").first else {
            throw set.error(.missingElement("RuleSelectionMethod"))
        }
        try method.expect(attributes: ["criterion"], children: [])
        let type = function == .classification ? target.type : .double
        var rules: [RuleSetModel.Rule] = []
        for child in set.children {
            try appendRules(child, conditions: [], in: scope, type: type, to: &rules)
        }
        var categories = function == .classification ? target.categories : []
        let standard = try value(of: "defaultScore", set, type)
        if function == .classification {
            for score in rules.map(\.score) + [standard].compactMap({ $0 })
            where !categories.contains(score) {
                categories.append(score)
            }
        }
        let model = RuleSetModel(
            criterion: try method.requiredChoice("criterion"),
            rules: rules,
            defaultScore: standard,
            defaultConfidence: try set.number("defaultConfidence") ?? 0,
            categories: categories
        )
        return CompiledBody(body: .ruleSet(model), categories: categories)
    }

    private func appendRules(
        _ element: Element,
        conditions: [PredicateNode],
        in scope: Scope,
        type: DataType,
        to rules: inout [RuleSetModel.Rule]
    ) throws(PMMLError) {
        switch element.name {
        case "SimpleRule":
            rules.append(try simpleRule(element, conditions, in: scope, type: type))
        case "CompoundRule":
            try element.expect(
                attributes: [],
                children: Self.predicateNames + ["SimpleRule", "CompoundRule"]
            )
            let own = try predicate(try onlyPredicate(of: element), in: scope)
            for child in element.children {
                try appendRules(
                    child,
                    conditions: conditions + [own],
                    in: scope,
                    type: type,
                    to: &rules
                )
            }
        default: break
        }
    }

    private func simpleRule(
        _ element: Element,
        _ conditions: [PredicateNode],
        in scope: Scope,
        type: DataType
    ) throws(PMMLError) -> RuleSetModel.Rule {
        try element.expect(
            attributes: ["id", "score", "recordCount", "nbCorrect", "confidence", "weight"],
            children: Self.predicateNames + ["ScoreDistribution"]
        )
        guard let score = try value(of: "score", element, type) else {
            throw element.error(.missingAttribute("score"))
        }
        return RuleSetModel.Rule(
            name: element.text("id"),
            predicates: conditions + [try predicate(try onlyPredicate(of: element), in: scope)],
            score: score,
            weight: try element.number("weight") ?? 1,
            confidence: try element.number("confidence") ?? 1
        )
    }
}
