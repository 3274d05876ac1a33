import EventModel
import PMML
import Scoring

extension ScoreResult {
    /// Puts names to an outcome.
    init(
        _ evaluation: KernelOutcome,
        of document: ModelDocument,
        at time: EffectiveTime,
        inputs: [ScoredInput],
        changes: [InputChange]
    ) {
        let outcome = evaluation.outcome
        model = document.id
        digest = document.digest
        at = time
        self.outcome = outcome
        self.inputs = inputs
        self.changes = changes
        kernelVersion = document.kernel.rulesVersion
        steps = evaluation.steps
        let path = (outcome.explanation.path ?? []).map { ScoreStep($0, of: document) }
        self.path = path
        decider =
            path.last.flatMap { $0.test?.feature ?? $0.readings.last?.feature }
            ?? evaluation.steps.flatMap { document.feature(endingTreeOf: $0) }
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
        guard case .native(.logistic(let logistic)) = kernel,
            let choice = logistic.subModels.first(where: { $0.name == subModel }),
            choice.model.terms.indices.contains(place),
            case .indicator(let condition, _, _) = choice.model.terms[place]
        else { return nil }
        return NamedTest(condition, of: self)
    }
}

extension ModelDocument {
    /// The feature that the last node of a PMML document's tree looked at, if it looked at one.
    fileprivate func feature(endingTreeOf steps: PMMLExplanation) -> String? {
        guard case .tree(let nodes) = steps,
            let last = nodes.last(where: { !$0.readings.isEmpty })?.readings.last,
            let feature = kernel.pmml?.feature(of: last.field)
        else { return nil }
        return name(of: feature)
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
        case .missingInput(let index), .notAFiniteNumber(let index), .withheldInput(let index),
            .invalidInput(let index):
            feature = index
        case .noSubModel: feature = outcome.deciders.count == 1 ? outcome.deciders.first : nil
        case .sumNotFinite, .noPrediction: feature = nil
        }
        self.init(
            kind: NoResultKind(reason),
            node: node,
            input: feature.map { NamedValue($0, in: inputs) }
        )
    }
}
