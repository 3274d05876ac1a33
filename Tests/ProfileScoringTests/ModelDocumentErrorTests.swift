import JSON
import ProfileModel
import ProfileScoring
import Scoring
import Testing

/// One fault at a time, put into a document that is otherwise valid.
@Suite
struct ModelDocumentErrorTests {
    typealias Reason = ModelDocumentError.Reason

    /// A change of the small tree, the place that must be named, and the reason.
    struct Fault: Sendable, CustomTestStringConvertible {
        let path: String
        let value: JSONValue?
        let place: String
        let reason: Reason
        var testDescription: String { "\(path) -> \(value?.description ?? "removed")" }

        init(_ path: String, _ value: JSONValue?, at place: String, _ reason: Reason) {
            self.path = path
            self.value = value
            self.place = place
            self.reason = reason
        }
    }

    @Test func `the documents that faults are put into are valid`() throws {
        _ = try Documents.parse(Documents.small())
        _ = try Documents.parse(Documents.smallLogistic())
    }

    @Test(arguments: headFaults + featureFaults + treeFaults + goldenFaults)
    func `a fault in a tree document is named with its place`(fault: Fault) throws {
        try Self.check(fault, in: Documents.small())
    }

    @Test(arguments: logisticFaults)
    func `a fault in a logistic document is named with its place`(fault: Fault) throws {
        try Self.check(fault, in: Documents.smallLogistic())
    }

    private static func check(_ fault: Fault, in document: JSONValue) throws {
        let error = #expect(throws: ModelDocumentError.self) {
            try Documents.parse(document.setting(fault.path, to: fault.value))
        }
        #expect(error?.path == fault.place)
        #expect(error?.reason == fault.reason)
        let text = try #require(error?.description)
        #expect(text.hasPrefix("\(fault.place): ") && text.contains("; "))
    }

    @Test func `what is not JSON is refused with the byte`() throws {
        let error = #expect(throws: ModelDocumentError.self) {
            try ModelDocument(parsing: Array("{\"id\":}".utf8), catalog: .builtIn, forms: .builtIn)
        }
        #expect(error?.path == "$")
        #expect(error?.reason == .notJSON(JSONError(.expectedValue, at: 6)))
    }

    @Test func `a key that is named twice is refused`() throws {
        let text = try Documents.small().description
        let doubled = text.dropLast() + ",\"id\":\"other\"}"
        let error = #expect(throws: ModelDocumentError.self) {
            try ModelDocument(parsing: Array(doubled.utf8), catalog: .builtIn, forms: .builtIn)
        }
        guard case .notJSON(let found) = error?.reason else {
            Issue.record("not refused as JSON")
            return
        }
        #expect(found.code == .duplicateKey)
    }

    @Test func `a code of no list may stand where the document says why`() throws {
        let condition: JSONValue = [
            "feature": "origin", "is": ["danish", "unkown"], "unlisted": true, "note": "a slip",
        ]
        let document = try Documents.parse(
            Documents.small().setting("kernel.tree.branches.0.when", to: condition)
        )
        #expect(
            document.unlistedConditions == [
                UnlistedCondition(
                    path: "$.kernel.tree.branches[0].when",
                    feature: "origin",
                    codes: ["unkown"],
                    note: "a slip"
                )
            ]
        )
    }
}
