import ProfileModel

extension DocumentReader {
    /// The attributes or questions that the document says it uses.
    func usedFields(
        _ node: DocumentNode,
        areAttributes: Bool
    ) throws(ModelDocumentError) -> [UsedField] {
        var fields: [UsedField] = []
        for element in try node.elements(allowsNone: true) {
            let members = try element.members("name", "sensitivity", "legalBasis")
            let name = try members.required("name")
            let field = UsedField(
                name: try name.token(),
                sensitivity: try Self.sensitivity(members.required("sensitivity")),
                legalBasis: try members.required("legalBasis").text()
            )
            guard !fields.contains(where: { $0.name == field.name }) else {
                throw name.fault(.duplicate(field.name))
            }
            if areAttributes { try check(field, declaredBy: members) }
            fields.append(field)
        }
        return fields
    }

    private static func sensitivity(
        _ node: DocumentNode
    ) throws(ModelDocumentError) -> Sensitivity {
        guard let sensitivity = Sensitivity(named: try node.text()) else {
            throw node.fault(.notAmong(Sensitivity.allCases.map(\.name)))
        }
        return sensitivity
    }

    private func check(
        _ field: UsedField,
        declaredBy members: DocumentMembers
    ) throws(ModelDocumentError) {
        guard let own = catalog.definition(named: field.name) else {
            throw try members.required("name").fault(.unknownAttribute(field.name))
        }
        guard own.sensitivity == field.sensitivity else {
            throw try members.required("sensitivity").fault(.otherSensitivity(own.sensitivity))
        }
    }

    /// Holds what the features read against what the document declares.
    func check(
        _ features: [Feature],
        against head: DocumentHead
    ) throws(ModelDocumentError) {
        try Self.check(
            head.attributes,
            cover: features.map(\.attribute?.name),
            under: "$.attributes"
        )
        let mapped = features.flatMap { $0.mappings.map(\.question) }
        try Self.check(
            head.questions,
            cover: features.map(\.question),
            and: mapped,
            under: "$.questions"
        )
    }

    private static func check(
        _ declared: [UsedField],
        cover used: [String?],
        and mapped: [String] = [],
        under path: String
    ) throws(ModelDocumentError) {
        for name in mapped where !declared.contains(where: { $0.name == name }) {
            throw ModelDocumentError(.undeclared(name), at: path)
        }
        for (place, name) in used.enumerated() {
            guard let name, !declared.contains(where: { $0.name == name }) else { continue }
            throw ModelDocumentError(.undeclared(name), at: "$.features[\(place)].from")
        }
        for (place, field) in declared.enumerated()
        where !used.contains(field.name) && !mapped.contains(field.name) {
            throw ModelDocumentError(.unusedDeclaration(field.name), at: "\(path)[\(place)].name")
        }
    }
}
