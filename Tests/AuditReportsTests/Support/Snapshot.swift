import Foundation
import Testing

/// Texts that are compared with files under `Snapshots`.
///
/// With RECORD_SNAPSHOTS=1 the files are written instead, and the tests fail, so that a run that
/// records is never taken for one that compared.
enum Snapshot {
    private static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Snapshots")

    static func expect(
        _ text: String,
        is name: String,
        _ location: SourceLocation = #_sourceLocation
    ) throws {
        let file = folder.appending(path: name)
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
            try Data(text.utf8).write(to: file)
            Issue.record("recorded \(name)", sourceLocation: location)
            return
        }
        let expected = try? Data(contentsOf: file)
        #expect(
            text == expected.map { String(decoding: $0, as: UTF8.self) },
            "\(name) differs; look at it and record it with RECORD_SNAPSHOTS=1",
            sourceLocation: location
        )
    }
}
