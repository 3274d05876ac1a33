extension Compiler {
    /// Reads the data dictionary.
    func readDataDictionary(_ element: Element) throws(PMMLError) {
        try element.expect(attributes: ["numberOfFields"], children: ["DataField", "Taxonomy"])
        for child in element.children {
            guard child.name == "DataField" else { continue }
            let field = try readDataField(child)
            guard dataField(field.name) == nil else {
                throw child.error(.duplicateName(field.name))
            }
            dataFields.append(field)
        }
    }

    private func readDataField(_ element: Element) throws(PMMLError) -> DataField {
        try element.expect(
            attributes: ["name", "displayName", "optype", "dataType", "isCyclic", "taxonomy"],
            children: ["Interval", "Value"]
        )
        let type: DataType = try element.requiredChoice("dataType")
        var domain = Domain()
        for child in element.children {
            if child.name == "Interval" {
                domain.intervals.append(try Interval(child, type: type))
            } else {
                try readValue(child, type: type, into: &domain)
            }
        }
        return DataField(
            name: try element.requiredText("name"),
            type: type,
            opType: try element.requiredChoice("optype"),
            displayName: element.text("displayName"),
            domain: domain
        )
    }

    private func readValue(
        _ element: Element,
        type: DataType,
        into domain: inout Domain
    ) throws(PMMLError) {
        try element.expect(attributes: ["value", "displayValue", "property"], children: [])
        let text = try element.requiredText("value")
        switch element.text("property") ?? "valid" {
        case "missing": domain.missing.append(text)
        // A text that the type can not hold is invalid without being listed.
        case "invalid": if let value = value(text, type) { domain.invalid.append(value) }
        case "valid":
            guard let value = value(text, type) else {
                throw element.error(.literal(text, type: type.rawValue))
            }
            domain.valid.append(value)
        case let other: throw element.error(.unsupportedValue(attribute: "property", value: other))
        }
    }
}
