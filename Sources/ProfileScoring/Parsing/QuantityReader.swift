import JSON
import PMML

/// Reads which of a PMML document's values is meant.
struct QuantityReader {
    let document: PMMLDocument

    /// A value that is a number.
    func number(_ node: DocumentNode) throws(ModelDocumentError) -> PMMLQuantity {
        let quantity = try quantity(node)
        let isNumber =
            switch quantity {
            case .probability: true
            case .prediction: document.function == .regression
            case .output(let name): Self.isNumber(output(name))
            }
        guard isNumber else { throw node.fault(.wrongKind(expected: "a value that is a number")) }
        return quantity
    }

    /// A value that is a category, and all that it can be where that is known.
    func category(
        _ node: DocumentNode
    ) throws(ModelDocumentError) -> (PMMLQuantity, known: [String]?) {
        let quantity = try quantity(node)
        switch quantity {
        case .prediction where document.function == .classification:
            return (quantity, document.categories)
        case .output: return (quantity, nil)
        default: throw node.fault(.wrongKind(expected: "a value that is a category"))
        }
    }

    private func quantity(_ node: DocumentNode) throws(ModelDocumentError) -> PMMLQuantity {
        if node.value.string != nil {
            guard try node.text() == "prediction" else {
                throw node.fault(.notAmong(["prediction"]))
            }
            return .prediction
        }
        let (kind, value) = try node.members("output", "probability")
            .exactlyOne(of: "output", "probability")
        let name = try value.text()
        if kind == "output" {
            guard output(name) != nil else {
                throw value.fault(.notAnOutput(name, of: document.outputFields.map(\.name)))
            }
            return .output(name)
        }
        guard document.categories.contains(name) else {
            throw value.fault(.notACategory(name, of: document.categories))
        }
        return .probability(name)
    }

    private func output(_ name: String) -> PMMLField? {
        document.outputFields.first { $0.name == name }
    }

    private static func isNumber(_ field: PMMLField?) -> Bool {
        guard let field else { return false }
        return [DataType.integer, .float, .double].contains(field.type)
    }
}
