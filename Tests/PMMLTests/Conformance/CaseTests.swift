import Foundation
import PMML
import Testing

/// Single cases of another engine's tests: a model, an input and the fields that come out.
@Suite struct CaseTests {
    /// Fields that are answered otherwise on purpose.
    ///
    /// - `MiningWithNestedRefersTest` asks for the probabilities of classes that the selected
    ///   segment does not have; the other engine takes those that stand at the same places.
    static let otherwise = [
        "MiningWithNestedRefersTest": [
            "probability(Iris-setosa)", "probability(Iris-versicolor)",
            "probability(Iris-virginica)",
        ]
    ]

    private struct Case {
        let test: String
        let model: String
        let name: String
        let input: [String: PMMLInput]
        let expected: [(field: String, value: String)]
    }

    @Test(.enabled(if: Corpus.folder != nil, "PMML_CONFORMANCE names no folder"))
    func `every single case comes out as the other engine says`() throws {
        let cases = try read()
        #expect(cases.count > 0)
        for (index, single) in cases.enumerated() {
            let document: PMMLDocument
            do {
                document = try PMMLDocument(
                    parsing: try Corpus.bytes("kie/" + single.model),
                    model: single.name
                )
            } catch let error as PMMLError {
                Issue.record("\(single.test) \(index): \(error)")
                continue
            }
            let result = document.evaluate(single.input)
            for (field, text) in single.expected
            where !Self.otherwise[single.test, default: []].contains(field) {
                let value = value(of: field, result, document)
                #expect(
                    Comparison().holds(value, text),
                    "\(single.test) \(index) \(field): \(value), not \(text); \(single.input)"
                )
            }
        }
    }

    private func value(
        of field: String,
        _ result: PMMLResult,
        _ document: PMMLDocument
    ) -> PMMLValue {
        if let value = result.output(field) { return value }
        return field == document.target?.name ? result.prediction : .text("no output \(field)")
    }

    private func read() throws -> [Case] {
        let json = try JSONSerialization.jsonObject(
            with: Data(try Corpus.bytes("kie/cases.json"))
        )
        let entries = try #require(json as? [[String: Any]])
        return try entries.map { entry in
            let input = try #require(entry["input"] as? [String: Any])
            let expected = try #require(entry["expect"] as? [String: Any])
            return Case(
                test: try #require(entry["test"] as? String),
                model: try #require(entry["pmml"] as? String),
                name: try #require(entry["model"] as? String),
                input: input.mapValues(Self.input),
                expected: expected.keys.sorted().map { ($0, Self.text(expected[$0])) }
            )
        }
    }

    private static func input(_ value: Any) -> PMMLInput {
        if let text = value as? String { return .text(text) }
        guard let number = value as? NSNumber else { return .missing }
        let isTruth = number === (true as NSNumber) || number === (false as NSNumber)
        return isTruth ? .boolean(number.boolValue) : .number(number.doubleValue)
    }

    private static func text(_ value: Any?) -> String {
        if let text = value as? String { return text }
        guard let number = value as? NSNumber else { return "" }
        return "\(number.doubleValue)"
    }
}
