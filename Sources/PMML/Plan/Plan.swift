/// A document made ready for evaluation.
///
/// It never changes.
final class Plan: Sendable {
    let parts: PlanParts
    let model: CompiledModel

    init(parts: PlanParts, model: CompiledModel) {
        self.parts = parts
        self.model = model
    }
}
