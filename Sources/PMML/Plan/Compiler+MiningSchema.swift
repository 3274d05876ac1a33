extension Compiler {
    /// The fields of the outermost model's schema, each an input with a place of its own.
    func readSchema(_ element: Element, into scope: Scope) throws(PMMLError) -> [String] {
        var targets: [String] = []
        for child in try miningFields(element) {
            let name = try child.requiredText("name")
            let usage: UsageType = try child.choice("usageType", default: .active)
            guard let data = dataField(name) else { throw child.error(.unknownField(name)) }
            guard scope.fields[name] == nil, !targets.contains(name) else {
                throw child.error(.duplicateName(name))
            }
            if usage.isTarget {
                targets.append(name)
                continue
            }
            let treatment = try treatment(child, type: data.type)
            let place = slot(.input(Int32(parts.inputs.count)), name: name)
            parts.inputs.append(
                InputField(
                    data: data,
                    treatment: treatment,
                    isSupplementary: usage == .supplementary,
                    slot: place
                )
            )
            scope.fields[name] = try inputField(data, slot: place, child)
        }
        return targets
    }

    /// The fields of an inner model's schema: those around it, treated once more where it says so.
    func readNestedSchema(
        _ element: Element,
        into scope: Scope,
        from parent: Scope
    ) throws(PMMLError) -> [String] {
        var targets: [String] = []
        for child in try miningFields(element) {
            let name = try child.requiredText("name")
            let usage: UsageType = try child.choice("usageType", default: .active)
            guard scope.fields[name] == nil, !targets.contains(name) else {
                throw child.error(.duplicateName(name))
            }
            if usage.isTarget {
                targets.append(name)
                continue
            }
            let outer = try field(name, in: parent, at: child)
            let treatment = try treatment(child, type: outer.type)
            var place = outer.slot
            if treatment.changesValues || (treatment.statesInvalid && treatment.invalid != .asIs) {
                let domain = treatment.statesInvalid ? dataField(name)?.domain : nil
                parts.treatments.append(
                    NestedTreatment(name: name, treatment: treatment, domain: domain)
                )
                place = slot(
                    .treated(slot: outer.slot, treatment: Int32(parts.treatments.count - 1)),
                    name: name
                )
            }
            scope.fields[name] = Field(
                name: name,
                slot: place,
                type: outer.type,
                opType: outer.opType,
                categories: outer.categories,
                isInput: true
            )
        }
        return targets
    }

    private func inputField(
        _ data: DataField,
        slot: Int32,
        _ element: Element
    ) throws(PMMLError) -> Field {
        Field(
            name: data.name,
            slot: slot,
            type: data.type,
            opType: try element.choice("optype", default: data.opType),
            categories: data.domain.valid,
            isInput: true
        )
    }

    private func miningFields(_ element: Element) throws(PMMLError) -> [Element] {
        try element.expect(attributes: [], children: ["MiningField"])
        for child in element.children {
            try child.expect(
                attributes: [
                    "name", "usageType", "optype", "importance", "outliers", "lowValue",
                    "highValue", "missingValueReplacement", "missingValueTreatment",
                    "invalidValueTreatment", "invalidValueReplacement",
                ],
                children: []
            )
        }
        return element.children
    }

    private func treatment(
        _ element: Element,
        type: DataType
    ) throws(PMMLError) -> Treatment {
        var treatment = Treatment()
        treatment.outliers = try element.choice("outliers", default: .asIs)
        if treatment.outliers != .asIs {
            treatment.low = try element.number("lowValue") ?? -.infinity
            treatment.high = try element.number("highValue") ?? .infinity
        }
        treatment.missing = try element.choice("missingValueTreatment", default: .asIs)
        treatment.missingReplacement = try value(of: "missingValueReplacement", element, type)
        if treatment.missing == .returnInvalid, treatment.missingReplacement != nil {
            throw element.error(.rule("returnInvalid takes no missingValueReplacement; remove one"))
        }
        treatment.statesInvalid = element.text("invalidValueTreatment") != nil
        treatment.invalid = try element.choice("invalidValueTreatment", default: .returnInvalid)
        treatment.invalidReplacement = try value(of: "invalidValueReplacement", element, type)
        if treatment.invalid == .asValue, treatment.invalidReplacement == nil {
            throw element.error(.missingAttribute("invalidValueReplacement"))
        }
        return treatment
    }
}
