extension Compiler {
    /// Compiles a scorecard.
    func scorecard(_ element: Element, in scope: Scope) throws(PMMLError) -> Scorecard {
        try expectModel(
            element,
            attributes: [
                "initialScore", "useReasonCodes", "reasonCodeAlgorithm", "baselineScore",
                "baselineMethod",
            ],
            children: ["Characteristics"]
        )
        let usesReasonCodes = try element.truth("useReasonCodes", default: true)
        let standard = try element.number("baselineScore")
        let list = try element.requiredChild("Characteristics")
        try list.expect(attributes: [], children: ["Characteristic"])
        guard !list.children.isEmpty else { throw list.error(.missingElement("Characteristic")) }
        return Scorecard(
            characteristics: try list.children.map { (child) throws(PMMLError) in
                try characteristic(
                    child,
                    in: scope,
                    standard: usesReasonCodes ? standard : standard ?? 0,
                    usesReasonCodes: usesReasonCodes
                )
            },
            initialScore: rounded(try element.number("initialScore") ?? 0),
            usesReasonCodes: usesReasonCodes,
            algorithm: try element.choice("reasonCodeAlgorithm", default: .pointsBelow),
            precision: precision
        )
    }

    private func characteristic(
        _ element: Element,
        in scope: Scope,
        standard: Double?,
        usesReasonCodes: Bool
    ) throws(PMMLError) -> Scorecard.Characteristic {
        try element.expect(
            attributes: ["name", "reasonCode", "baselineScore"],
            children: ["Attribute"]
        )
        guard let baseline = try element.number("baselineScore") ?? standard else {
            throw element.error(.missingAttribute("baselineScore"))
        }
        guard !element.children.isEmpty else { throw element.error(.missingElement("Attribute")) }
        let code = element.text("reasonCode")
        let attributes = try element.children.map { (child) throws(PMMLError) in
            try attribute(child, in: scope, reasonCode: code, usesReasonCodes)
        }
        return Scorecard.Characteristic(
            name: element.text("name"),
            baselineScore: rounded(baseline),
            attributes: attributes,
            predicates: attributes.map(\.predicate)
        )
    }

    private func attribute(
        _ element: Element,
        in scope: Scope,
        reasonCode: String?,
        _ usesReasonCodes: Bool
    ) throws(PMMLError) -> Scorecard.Attribute {
        try element.expect(
            attributes: ["reasonCode", "partialScore"],
            children: ["ComplexPartialScore"] + Self.predicateNames
        )
        let predicate = try predicate(try onlyPredicate(of: element), in: scope)
        var expression: Int32 = -1
        if let complex = try element.child("ComplexPartialScore") {
            try complex.expect(attributes: [], children: Self.expressionNames)
            let body = try onlyExpression(of: complex)
            let typed = try self.expression(body, in: scope, wanted: .double)
            expression = try converted(typed, to: .double, at: body).node
        }
        let score = try element.number("partialScore")
        guard score != nil || expression >= 0 else {
            throw element.error(.missingAttribute("partialScore"))
        }
        let code = element.text("reasonCode") ?? reasonCode
        if usesReasonCodes && code == nil { throw element.error(.missingAttribute("reasonCode")) }
        return Scorecard.Attribute(
            predicate: predicate,
            partialScore: rounded(score ?? 0),
            expression: expression,
            reasonCode: code
        )
    }
}
