/// Evaluates a document row by row.
public struct PMMLEvaluator: Sendable {
    /// The document.
    public let document: PMMLDocument
    var evaluation: Evaluation
    /// What scores many rows at once; made when it is first needed.
    var blocks: BlockEvaluation?

    init(_ document: PMMLDocument, explains: Bool) {
        self.document = document
        evaluation = Evaluation(plan: document.plan)
        evaluation.explains = explains
    }

    /// The result for a row.
    ///
    /// - Parameter row: One value for each of the document's active fields, in their order.
    public mutating func evaluate(_ row: [PMMLInput]) -> PMMLResult {
        precondition(
            row.count == document.activeFields.count,
            "a row has one value for each active field"
        )
        var reason: PMMLNoResult?
        var prediction = Prediction()
        do throws(PMMLNoResult) {
            prediction = try predict(row)
        } catch {
            reason = error
        }
        return result(prediction, reason)
    }

    /// The number that a row is predicted, and nothing else: the fastest way through many rows.
    ///
    /// - Parameter row: One value for each of the document's active fields, in their order.
    /// - Returns: The number, or nil where there is no result or the model predicts a class.
    public mutating func number(_ row: [PMMLInput]) -> Double? {
        precondition(
            row.count == document.activeFields.count,
            "a row has one value for each active field"
        )
        return (try? predict(row))?.value.number
    }

    /// The probabilities of a row's classes, and nothing else: the fastest way through many rows
    /// of a model that predicts a class.
    ///
    /// - Parameter row: One value for each of the document's active fields, in their order.
    /// - Returns: The probabilities in the order of the document's categories; empty where there
    ///   is no result or the model has none.
    public mutating func probabilities(_ row: [PMMLInput]) -> [Double] {
        precondition(
            row.count == document.activeFields.count,
            "a row has one value for each active field"
        )
        return (try? predict(row))?.probabilities ?? []
    }

    private mutating func predict(_ row: [PMMLInput]) throws(PMMLNoResult) -> Prediction {
        evaluation.begin()
        evaluation.row = row
        return try evaluation.score(document.plan.model)
    }

    private func result(_ prediction: Prediction, _ reason: PMMLNoResult?) -> PMMLResult {
        let model = document.plan.model
        let type = model.target.type
        let outputs = document.outputs.map { output in
            PMMLOutput(
                name: output.field.name,
                value: reason == nil ? output.value(in: evaluation) : .missing
            )
        }
        let names = evaluation.consulted.map { Int($0) }
        return PMMLResult(
            prediction: evaluation.output(prediction.value, type),
            noResult: reason,
            probabilities: zip(document.categories, prediction.probabilities).map {
                PMMLProbability(category: $0, probability: $1)
            },
            outputs: outputs,
            consulted: names.map { document.activeFields[$0].name },
            missing: names.filter { evaluation.isMissing($0) }.map {
                document.activeFields[$0].name
            },
            all: prediction.all.map { evaluation.output($0, type) },
            explanation: prediction.explanation
        )
    }
}
