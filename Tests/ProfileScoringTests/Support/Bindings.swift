import Foundation
import JSON
import ProfileModel
import ProfileScoring
import Testing

/// PMML documents and the model documents that bind them, from `Vectors/PMML`.
enum Bindings {
    /// The bytes of a file.
    static func bytes(_ name: String) throws -> [UInt8] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Vectors/PMML")
        return [UInt8](try Data(contentsOf: folder.appending(path: name)))
    }

    /// A binding, to be changed by tests.
    static func binding(_ id: String) throws -> JSONValue {
        try JSONValue(parsing: bytes("\(id).json"))
    }

    /// A version with its PMML document.
    static func document(_ id: String) throws -> ModelDocument {
        try parse(binding(id), bytes("\(id).pmml"))
    }

    /// Reads a binding with a PMML document, whose digest it is given first.
    static func parse(_ binding: JSONValue, bound pmml: String) throws -> ModelDocument {
        let bytes = Array(pmml.utf8)
        let digest = JSONValue.string("\(DocumentDigest(of: bytes))")
        return try parse(binding.setting("kernel.pmml.sha256", to: digest), bytes)
    }

    static func parse(_ binding: JSONValue, _ pmml: [UInt8]?) throws(ModelDocumentError)
        -> ModelDocument
    {
        try ModelDocument(
            parsing: Array(binding.description.utf8),
            catalog: .builtIn,
            forms: .builtIn,
            pmml: pmml
        )
    }
}
