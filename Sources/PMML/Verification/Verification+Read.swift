extension Compiler {
    /// Reads the rows that a model brings along, if there are any.
    func verification(
        _ model: Element,
        results: Set<String>
    ) throws(PMMLError) -> Verification? {
        guard let element = try model.child("ModelVerification") else { return nil }
        try element.expect(
            attributes: ["recordCount", "fieldCount"],
            children: ["VerificationFields", "InlineTable"]
        )
        let list = try element.requiredChild("VerificationFields")
        try list.expect(attributes: [], children: ["VerificationField"])
        var fields: [Verification.Field] = []
        var columns: [String] = []
        for child in list.children {
            try child.expect(
                attributes: ["field", "column", "precision", "zeroThreshold"],
                children: []
            )
            let name = try child.requiredText("field")
            let input = parts.inputs.firstIndex { $0.data.name == name }
            guard input != nil || results.contains(name) else {
                throw child.error(.unknownField(name))
            }
            fields.append(
                Verification.Field(
                    name: name,
                    input: input,
                    precision: try child.number("precision") ?? 1e-6,
                    zeroThreshold: try child.number("zeroThreshold") ?? 1e-16
                )
            )
            columns.append(child.text("column") ?? name)
        }
        let rows = try tableRows(try element.requiredChild("InlineTable"))
        if let count = try element.integer("recordCount"), count != rows.count {
            throw element.error(.rule("recordCount is not the number of rows; correct it"))
        }
        return Verification(
            fields: fields,
            rows: rows.map { row in columns.map { row.cell($0)?.text } }
        )
    }
}
