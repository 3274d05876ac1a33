extension LogisticKernel {
    func validate() throws(KernelError) {
        guard !subModels.isEmpty else { throw KernelError(.noSubModels) }
        var names: Set<String> = []
        var alwaysApplies = false
        for choice in subModels {
            let place = KernelError.Place.subModel(choice.name)
            guard names.insert(choice.name).inserted else {
                throw KernelError(.duplicateSubModel, at: place)
            }
            guard !alwaysApplies else { throw KernelError(.subModelNeverChosen, at: place) }
            alwaysApplies = choice.condition == nil
            if let condition = choice.condition {
                try KernelError.check(condition, featureCount: featureCount, at: place)
            }
            try validate(choice.model, named: choice.name)
        }
    }

    private func validate(_ model: LogisticModel, named name: String) throws(KernelError) {
        guard model.intercept.isFinite else {
            throw KernelError(.numberNotFinite, at: .subModel(name))
        }
        for (position, term) in model.terms.enumerated() {
            let place = KernelError.Place.term(position, subModel: name)
            guard term.coefficient.isFinite else { throw KernelError(.numberNotFinite, at: place) }
            switch term {
            case .numeric(let feature, _):
                try KernelError.check(feature, featureCount: featureCount, at: place)
            case .indicator(let condition, _, _):
                try KernelError.check(condition, featureCount: featureCount, at: place)
            }
        }
    }
}
