import EventModel
import Foundation
import ProfileHistoryStore

/// PMML documents and the model documents that bind them.
enum Bindings {
    static func bytes(_ name: String) throws -> [UInt8] {
        let tests = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let file = tests.appending(path: "ProfileScoringTests/Vectors/PMML/\(name)")
        return [UInt8](try Data(contentsOf: file))
    }
}

extension Bench {
    /// Registers and approves a version from PMML.
    func approvePMML(_ id: String, decided: String? = nil) throws {
        try store.register(
            Bindings.bytes("\(id).json"),
            pmml: Bindings.bytes("\(id).pmml"),
            by: step("author", decided: decided)
        )
        try store.approve(id, by: step("approver", decided: decided))
    }
}
