import Foundation
import PMML
import Testing

/// The conformance material, whose folder the environment names.
enum Corpus {
    /// The folder, or nil where none is named.
    static let folder = ProcessInfo.processInfo.environment["PMML_CONFORMANCE"]

    /// One model with rows and with what other engines made of them.
    struct Triple: CustomTestStringConvertible {
        let name: String
        let model: String
        let input: String
        let expected: String

        var testDescription: String { name }
    }

    static func bytes(_ path: String) throws -> [UInt8] {
        guard let folder else { return [] }
        return Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/" + path)))
    }

    static func text(_ path: String) throws -> String {
        String(decoding: try bytes(path), as: UTF8.self)
    }

    /// All triples of the manifest.
    static func triples() throws -> [Triple] {
        let manifest = CSVTable(try text("manifest.csv"))
        let places = try ["id", "pmml", "input", "expected"].map { column in
            guard let place = manifest.columns.firstIndex(of: column) else {
                throw CorpusError(text: "the manifest has no column \(column)")
            }
            return place
        }
        return manifest.rows.map { row in
            Triple(
                name: row[places[0]],
                model: row[places[1]],
                input: row[places[2]],
                expected: row[places[3]]
            )
        }
    }
}

/// Material that can not be read.
struct CorpusError: Error {
    let text: String
}
