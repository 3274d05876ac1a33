import JSON

/// The members of an object of a model document.
struct DocumentMembers {
    let object: JSONObject
    let path: String

    /// The member of a name, nil where there is none.
    func optional(_ name: String) -> DocumentNode? {
        object[name].map { DocumentNode(value: $0, path: "\(path).\(name)") }
    }

    /// The member of a name, which must be there.
    func required(_ name: String) throws(ModelDocumentError) -> DocumentNode {
        guard let node = optional(name) else {
            throw ModelDocumentError(.missingField(name), at: path)
        }
        return node
    }

    /// Refuses the object unless exactly one of the names is there, and says which.
    func exactlyOne(of names: String...) throws(ModelDocumentError) -> (String, DocumentNode) {
        let present = names.compactMap { name in optional(name).map { (name, $0) } }
        guard present.count == 1, let only = present.first else {
            throw ModelDocumentError(.notExactlyOne(of: names), at: path)
        }
        return only
    }

    /// All members in the order of the document.
    var all: [(name: String, node: DocumentNode)] {
        object.map { name, value in
            (name, DocumentNode(value: value, path: "\(path).\(name)"))
        }
    }
}
