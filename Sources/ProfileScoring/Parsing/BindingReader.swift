import JSON
import PMML
import Scoring

/// Reads the binding of a PMML document, and holds it against the document.
struct BindingReader {
    let reader: KernelReader
    /// The bytes of the PMML document, nil where none was given.
    let bytes: [UInt8]?

    func kernel(_ node: DocumentNode) throws(ModelDocumentError) -> PMMLKernel {
        let members = try node.members("sha256", "model", "fields", "class", "score")
        let digest = try members.required("sha256")
        let found = try checkedDigest(digest)
        let document = try document(members.optional("model")?.text(), node)
        let values = QuantityReader(document: document)
        return PMMLKernel(
            document: document,
            digest: found,
            featureCount: reader.features.count,
            fields: try fields(of: document, members),
            decision: try decision(members.required("class"), values),
            score: try members.optional("score").map { node throws(ModelDocumentError) in
                try values.number(node)
            }
        )
    }

    private func checkedDigest(_ node: DocumentNode) throws(ModelDocumentError) -> DocumentDigest {
        let stated = try node.text()
        guard Hexadecimal.isDigest(stated) else {
            throw node.fault(.notHexadecimal(digitCount: 64))
        }
        guard let bytes else { throw node.fault(.missingPMML) }
        let found = DocumentDigest(of: bytes)
        guard "\(found)" == stated else { throw node.fault(.otherDigest("\(found)")) }
        return found
    }

    private func document(
        _ model: String?,
        _ node: DocumentNode
    ) throws(ModelDocumentError) -> PMMLDocument {
        do throws(PMMLError) {
            return try PMMLDocument(
                parsing: bytes ?? [],
                model: model,
                limits: PMMLKernel.limits
            )
        } catch {
            throw node.fault(.pmml(error))
        }
    }

    /// The feature of each active field: the one named, or the one of the same name.
    private func fields(
        of document: PMMLDocument,
        _ members: DocumentMembers
    ) throws(ModelDocumentError) -> [FeatureIndex?] {
        let stated = try members.optional("fields").map { node throws(ModelDocumentError) in
            try node.anyMembers()
        }
        for (name, node) in stated?.all ?? []
        where !document.activeFields.contains(where: { $0.name == name }) {
            throw node.fault(.notAField(name, of: document.activeFields.map(\.name)))
        }
        var fields: [FeatureIndex?] = []
        for field in document.activeFields {
            guard let node = stated?.optional(field.name) else {
                fields.append(try feature(of: field, at: members.path))
                continue
            }
            guard !node.value.isNull else {
                fields.append(nil)
                continue
            }
            let (index, feature) = try reader.feature(node)
            try Self.check(field, feature, at: node.path)
            fields.append(index)
        }
        return fields
    }

    private func feature(
        of field: PMMLField,
        at path: String
    ) throws(ModelDocumentError) -> FeatureIndex {
        guard let place = reader.features.firstIndex(where: { $0.name == field.name }) else {
            throw ModelDocumentError(.unboundField(field.name), at: "\(path).fields")
        }
        try Self.check(field, reader.features[place], at: "\(path).fields")
        return FeatureIndex(place)
    }

    /// Refuses a field that the feature's values can not be values of.
    private static func check(
        _ field: PMMLField,
        _ feature: Feature,
        at path: String
    ) throws(ModelDocumentError) {
        let isNumber = [DataType.integer, .float, .double].contains(field.type)
        let fits =
            switch feature.domain {
            case .number: isNumber && (field.type != .integer || feature.givesWholeNumbers)
            case .codes:
                field.type == .string || field.type == .boolean
                    || isNumber && field.opType != .continuous
            }
        guard !fits else { return }
        throw ModelDocumentError(
            .otherKind(field: field.name, type: field.type.rawValue, feature: feature.name),
            at: path
        )
    }

    private func decision(
        _ node: DocumentNode,
        _ values: QuantityReader
    ) throws(ModelDocumentError) -> PMMLDecision {
        let members = try node.members("from", "categories", "bands")
        let from = try members.required("from")
        let (kind, value) = try members.exactlyOne(of: "categories", "bands")
        if kind == "bands" {
            return .bands(
                try values.number(from),
                try reader.bands(value, covering: .allNumbers)
            )
        }
        let (quantity, known) = try values.category(from)
        return .categories(quantity, try categories(value, known))
    }

    /// The class of each category; every one that is known has a class.
    private func categories(
        _ node: DocumentNode,
        _ known: [String]?
    ) throws(ModelDocumentError) -> [PMMLDecision.CategoryClass] {
        let members = try node.anyMembers()
        var pairs: [PMMLDecision.CategoryClass] = []
        for (name, value) in members.all {
            if let known, !known.contains(name) {
                throw value.fault(.notACategory(name, of: known))
            }
            pairs.append(.init(category: name, label: try reader.label(value)))
        }
        for category in known ?? [] where PMMLDecision.label(of: category, in: pairs) == nil {
            throw node.fault(.unmappedCategory(category))
        }
        guard !pairs.isEmpty else { throw node.fault(.empty) }
        return pairs
    }
}
