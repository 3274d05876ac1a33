import EventModel
import Scoring

extension ScoreResult {
    /// Puts names to an outcome.
    init(
        _ outcome: Outcome,
        of document: ModelDocument,
        at time: EffectiveTime,
        inputs: [ScoredInput],
        changes: [InputChange]
    ) {
        model = document.id
        digest = document.digest
        at = time
        self.outcome = outcome
        self.inputs = inputs
        self.changes = changes
        kernelVersion = Kernel.rulesVersion
        path = (outcome.explanation.path ?? []).map { ScoreStep($0, of: document) }
        terms = (outcome.explanation.contributions ?? []).map {
            ScoreTerm($0, of: document, subModel: outcome.subModel)
        }
        consulted = outcome.deciders.map { document.name(of: $0) }
        missing = outcome.missingInputs.map { NamedValue($0, in: inputs) }
        noResult = NoResult(outcome, inputs: inputs)
    }
}

extension NamedValue {
    fileprivate init(_ feature: FeatureIndex, in inputs: [ScoredInput]) {
        let input = inputs[feature.position]
        self.init(feature: input.feature, value: input.value)
    }

    fileprivate init(_ reading: Reading, of document: ModelDocument) {
        self.init(feature: document.name(of: reading.feature), value: reading.value)
    }
}

extension NamedTest {
    fileprivate init(_ condition: Condition, of document: ModelDocument) {
        self.init(feature: document.name(of: condition.feature), test: condition.test)
    }
}

extension ScoreStep {
    fileprivate init(_ step: PathStep, of document: ModelDocument) {
        self.init(
            node: step.node.position,
            readings: step.readings.map { NamedValue($0, of: document) },
            branch: step.branch,
            test: step.matched.map { NamedTest($0, of: document) }
        )
    }
}

extension ScoreTerm {
    fileprivate init(
        _ contribution: Contribution,
        of document: ModelDocument,
        subModel: String?
    ) {
        var place: Int?
        if case .term(let term) = contribution.source { place = term }
        self.init(
            term: place,
            reading: contribution.reading.map { NamedValue($0, of: document) },
            test: place.flatMap { document.test(ofTerm: $0, subModel: subModel) },
            factor: contribution.factor,
            coefficient: contribution.coefficient,
            product: contribution.product
        )
    }
}

extension ModelDocument {
    fileprivate func test(ofTerm place: Int, subModel: String?) -> NamedTest? {
        guard case .logistic(let logistic) = kernel,
            let choice = logistic.subModels.first(where: { $0.name == subModel }),
            choice.model.terms.indices.contains(place),
            case .indicator(let condition, _, _) = choice.model.terms[place]
        else { return nil }
        return NamedTest(condition, of: self)
    }
}

extension NoResult {
    fileprivate init?(_ outcome: Outcome, inputs: [ScoredInput]) {
        guard case .noResult(let reason) = outcome.result else { return nil }
        var node: Int?
        let feature: FeatureIndex?
        switch reason {
        case .noBranchMatched(let index):
            node = index.position
            feature = outcome.explanation.path?.last?.feature
        case .missingInput(let index), .notAFiniteNumber(let index), .withheldInput(let index):
            feature = index
        case .noSubModel: feature = outcome.deciders.count == 1 ? outcome.deciders.first : nil
        case .sumNotFinite: feature = nil
        }
        self.init(
            kind: NoResultKind(reason),
            node: node,
            input: feature.map { NamedValue($0, in: inputs) }
        )
    }
}
