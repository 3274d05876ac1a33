import Foundation
import JSON
import Testing

/// Documents of model versions.
enum Documents {
    /// A tree on one question: who expects a job within a month is low, everybody else high.
    static func small(
        _ id: String,
        groups: [String] = ["dagpenge", "kontanthjaelp"],
        title: String = "Small",
        golden: String = "low"
    ) -> [UInt8] {
        let list = groups.map { "\"\($0)\"" }.joined(separator: ",")
        return Array(
            """
            {
              "format": 1, "id": "\(id)", "title": { "da": "\(title)", "en": "\(title)" },
              "describes": "a model for tests", "notes": [], "targetGroups": [\(list)],
              "forms": ["2015", "2017"], "classes": ["low", "high"], "attributes": [],
              "questions": [{ "name": "q2", "sensitivity": "personal", "legalBasis": "none" }],
              "documentation": null,
              "features": [{ "name": "q2", "from": { "question": "q2" } }],
              "kernel": {
                "tree": {
                  "branches": [
                    { "when": { "feature": "q2", "is": ["1m"] }, "then": { "class": "low" } },
                    {
                      "when": {
                        "feature": "q2",
                        "is": ["new_job", "3m", "6m", "gt6m", "maternity", "pension", "dont_know"]
                      },
                      "then": { "class": "high" }
                    },
                    { "when": { "feature": "q2", "missing": true }, "then": { "class": "high" } }
                  ]
                }
              },
              "goldenVectors": [
                { "name": "a month", "class": "\(golden)", "inputs": { "q2": "1m" } }
              ]
            }
            """.utf8
        )
    }

    /// A version of the published reconstruction, as it comes with the store.
    static func published(_ id: String) throws -> [UInt8] {
        try published(file: "\(id).json")
    }

    /// A file of those that come with the store.
    static func published(file name: String) throws -> [UInt8] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let file = root.appending(path: "Sources/ProfileScoring/Published/\(name)")
        return [UInt8](try Data(contentsOf: file))
    }
}
