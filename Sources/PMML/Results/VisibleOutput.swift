/// An output that a result shows, and the places where its value may lie.
///
/// Segments of which one is selected may each give out a field of the same name.
struct VisibleOutput: Sendable {
    let field: PMMLField
    private(set) var slots: [Int32]

    /// The value that was written last in the order of the document.
    func value(in evaluation: Evaluation) -> PMMLValue {
        for slot in slots.reversed() {
            let value = evaluation.output(evaluation.cells[Int(slot)], field.type)
            if value != .missing { return value }
        }
        return .missing
    }

    /// The outputs of a model, and of the segments that it hands its result over to.
    static func all(of model: CompiledModel) -> [VisibleOutput] {
        var visible: [VisibleOutput] = []
        collect(model, into: &visible)
        return visible
    }

    private static func collect(_ model: CompiledModel, into visible: inout [VisibleOutput]) {
        for output in model.outputs {
            if let index = visible.firstIndex(where: { $0.field.name == output.name }) {
                // The outer model's own field hides those of its segments.
                visible[index].slots.insert(output.slot, at: 0)
                continue
            }
            let field = PMMLField(
                name: output.name,
                type: output.type,
                opType: output.opType,
                displayName: output.displayName
            )
            visible.append(VisibleOutput(field: field, slots: [output.slot]))
        }
        guard case .mining(let mining) = model.body,
            mining.method == .modelChain || mining.method == .selectFirst
        else { return }
        for segment in mining.segments { collect(segment.model, into: &visible) }
    }
}
