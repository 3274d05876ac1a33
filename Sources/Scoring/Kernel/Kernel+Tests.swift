extension Kernel {
    /// Every test that is put to a feature, in the order of the kernel; equal ones once.
    ///
    /// Two values that pass the same of them are the same to the kernel, but for what a sum adds of
    /// a number: see ``addsNumber(of:)``.
    public func tests(of feature: FeatureIndex) -> [Predicate] {
        let conditions: [Condition] =
            switch self {
            case .tree(let tree): tree.conditions
            case .logistic(let logistic): logistic.conditions
            }
        return conditions.reduce(into: []) { tests, condition in
            guard condition.feature == feature, !tests.contains(condition.test) else { return }
            tests.append(condition.test)
        }
    }

    /// Whether some sum adds a multiple of the feature's number.
    public func addsNumber(of feature: FeatureIndex) -> Bool {
        guard case .logistic(let logistic) = self else { return false }
        return logistic.subModels.contains { choice in
            choice.model.terms.contains { term in
                guard case .numeric(feature, let coefficient) = term else { return false }
                return coefficient != 0
            }
        }
    }
}

extension TreeKernel {
    fileprivate var conditions: [Condition] {
        nodes.flatMap { node -> [Condition] in
            if case .branches(let branches) = node { branches.map(\.condition) } else { [] }
        }
    }
}

extension LogisticKernel {
    fileprivate var conditions: [Condition] {
        subModels.flatMap { choice in
            let terms = choice.model.terms.compactMap { term -> Condition? in
                if case .indicator(let condition, _, _) = term { condition } else { nil }
            }
            return (choice.condition.map { [$0] } ?? []) + terms
        }
    }
}
