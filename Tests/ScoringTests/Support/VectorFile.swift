import Foundation
import Testing

/// A table of vectors in `Vectors/`, read when a test asks for it.
struct VectorFile {
    let rows: [[String: String]]

    init(_ name: String) throws {
        let folder = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent()
        let text = try String(
            contentsOf: folder.appendingPathComponent("Vectors/\(name)"),
            encoding: .utf8
        )
        let lines = text.split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        let columns = lines.first ?? []
        rows = lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(columns, $0)) }
    }
}

extension [String: String] {
    /// The number whose bits stand in `column` in hexadecimal digits.
    func number(_ column: String) throws -> Double {
        let text = try #require(self[column])
        return Double(bitPattern: try #require(UInt64(text, radix: 16)))
    }
}
