import JSON
import ProfileModel
import ProfileScoring
import Testing

/// The documents that tests use.
enum Documents {
    /// One of the documents that come with the store.
    static func published(_ id: String) throws -> ModelDocument {
        let bytes = try #require(PublishedModels.document(id))
        let catalog = id == "amas" ? try amasCatalog() : .builtIn
        return try ModelDocument(parsing: bytes, catalog: catalog, forms: .builtIn)
    }

    /// A scorer of one of the documents that come with the store.
    static func scorer(_ id: String) throws -> ProfileScorer {
        ProfileScorer(document: try published(id))
    }

    /// The built-in attributes and those that the feed beside the AMAS document defines.
    static func amasCatalog() throws -> AttributeCatalog {
        var catalog = AttributeCatalog.builtIn
        for line in PublishedModels.amasAttributes.split(separator: UInt8(ascii: "\n")) {
            let line = try JSONValue(parsing: Array(line))
            let name = try #require(line["name"]?.string)
            let codes = try #require(line["codes"]?.object)
            let draft = AttributeDefinition(
                number: .firstDefined,
                name: name,
                kind: try #require(ValueKind(named: line["kind"]?.string ?? "")),
                codes: .list(
                    CodeList(name: name, codes: codes.map { Code($0, label: $1.string ?? "") })
                ),
                sensitivity: try #require(Sensitivity(named: line["sensitivity"]?.string ?? "")),
                source: try #require(line["source"]?.string)
            )
            try catalog.define(catalog.numbering(draft))
        }
        return catalog
    }

    /// A small tree over several kinds of features, to be changed by tests.
    static func small() throws -> JSONValue {
        try JSONValue(parsing: SmallDocument.tree)
    }

    /// A small logistic regression, to be changed by tests.
    static func smallLogistic() throws -> JSONValue {
        try small().setting("kernel", to: JSONValue(parsing: SmallDocument.logistic))
            .setting("goldenVectors.0.scoreBits", to: "3fe8000000000000")
    }

    /// Reads a document against the built-in attributes and forms.
    static func parse(_ value: JSONValue) throws(ModelDocumentError) -> ModelDocument {
        try ModelDocument(
            parsing: Array(value.description.utf8),
            catalog: .builtIn,
            forms: .builtIn
        )
    }
}
