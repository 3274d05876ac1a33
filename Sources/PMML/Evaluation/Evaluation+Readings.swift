extension Evaluation {
    /// What a predicate that was evaluated has looked at, each field once.
    ///
    /// A part that was not reached because an earlier one decided has looked at nothing.
    func readings(of predicate: PredicateNode) -> [PMMLReading] {
        var slots: [Int32] = []
        plan.visit(predicate) { leaf in
            if !slots.contains(leaf.slot) { slots.append(leaf.slot) }
        }
        return slots.filter { cells[Int($0)] != .unset }.map { slot in
            PMMLReading(
                field: plan.name(of: slot),
                value: output(cells[Int(slot)], plan.type(of: slot))
            )
        }
    }
}
