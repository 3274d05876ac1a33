extension Compiler {
    /// Reads what is done to the predictions of a target, if anything is.
    func targetTreatment(
        _ model: Element,
        target: ModelTarget
    ) throws(PMMLError) -> TargetTreatment? {
        guard let element = try model.child("Targets") else { return nil }
        try element.expect(attributes: [], children: ["Target"])
        let found = element.children.filter {
            $0.text("field") == nil || target.name == nil || $0.text("field") == target.name
        }
        guard let own = found.first else { return nil }
        if found.count > 1 { throw found[1].error(.repeatedElement("Target")) }
        return try targetTreatment(own: own, target: target)
    }

    private func targetTreatment(
        own element: Element,
        target: ModelTarget
    ) throws(PMMLError) -> TargetTreatment {
        try element.expect(
            attributes: [
                "field", "optype", "castInteger", "min", "max", "rescaleConstant", "rescaleFactor",
            ],
            children: ["TargetValue"]
        )
        var treatment = TargetTreatment(precision: precision)
        treatment.minimum = try element.number("min") ?? -.infinity
        treatment.maximum = try element.number("max") ?? .infinity
        treatment.factor = rounded(try element.number("rescaleFactor") ?? 1)
        treatment.constant = rounded(try element.number("rescaleConstant") ?? 0)
        if element.text("castInteger") != nil {
            treatment.integerCast = try element.requiredChoice("castInteger")
        }
        var greatest = -1.0
        for child in element.children {
            try child.expect(
                attributes: ["value", "displayValue", "priorProbability", "defaultValue"],
                children: []
            )
            if let standard = try child.number("defaultValue") {
                treatment.standard = .number(standard)
            }
            guard let value = try value(of: "value", child, target.type) else { continue }
            if let text = child.text("displayValue") { treatment.displayTexts[value] = text }
            guard let prior = try child.number("priorProbability") else { continue }
            treatment.priors[value] = prior
            if prior > greatest {
                greatest = prior
                treatment.standard = value
            }
        }
        return treatment
    }
}
