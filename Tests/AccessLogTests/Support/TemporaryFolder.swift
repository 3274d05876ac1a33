import Foundation
import Testing

/// A folder of a test's own, removed with everything in it.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path =
            FileManager.default.temporaryDirectory
            .appendingPathComponent("access-log-tests-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: true
        )
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The raw bytes of every file in the folder, by name.
    func contents() throws -> [String: [UInt8]] {
        var contents: [String: [UInt8]] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: path) {
            let data = try #require(FileManager.default.contents(atPath: path + "/" + name))
            contents[name] = [UInt8](data)
        }
        return contents
    }
}
