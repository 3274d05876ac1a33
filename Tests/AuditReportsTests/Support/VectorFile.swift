import Foundation
import Testing

/// A table of vectors in `Vectors/`, read when a test asks for it.
struct VectorFile {
    let rows: [[String: String]]

    init(_ name: String) throws {
        let folder = URL(filePath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent()
        let text = try String(
            contentsOf: folder.appending(path: "Vectors/\(name)"),
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
    /// The number whose bits stand in a column, `nil` where it is empty.
    func figure(_ column: String) throws -> Double? {
        let text = try #require(self[column])
        guard !text.isEmpty else { return nil }
        return Double(bitPattern: try #require(UInt64(text, radix: 16)))
    }

    /// The whole number in a column.
    func count(_ column: String) throws -> Int {
        let text = try #require(self[column])
        return try #require(Int(text))
    }
}

/// Whether two figures are both missing, or as near as two ways of rounding lie to each other.
func agree(_ left: Double?, _ right: Double?) -> Bool {
    guard let left, let right else { return left == right }
    return abs(left - right) <= 1e-12
}
