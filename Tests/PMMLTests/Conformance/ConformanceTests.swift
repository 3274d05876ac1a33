import Foundation
import PMML
import Testing

/// Every model of the material, held against what other engines made of the same rows.
@Suite struct ConformanceTests {
    /// Documents that use what the standard does not define, each with the reason for refusing it.
    static let refused: [String: String] = [:]

    /// Columns that another engine wrote of derived fields, which no output of the document gives.
    static let foreignColumns = ["sklearn/PCAIris": ["xref(pca_1)", "xref(pca_2)"]]

    @Test(.enabled(if: Corpus.folder != nil, "PMML_CONFORMANCE names no folder"))
    func `every model gives what other engines give`() throws {
        let triples = try Corpus.triples()
        #expect(triples.count > 0)
        var rows = 0
        for triple in triples {
            rows += try check(triple)
        }
        print("\(triples.count) models, \(rows) rows")
    }

    /// Compares all rows of a triple; the number of rows.
    private func check(_ triple: Corpus.Triple) throws -> Int {
        let document: PMMLDocument
        do {
            document = try PMMLDocument(parsing: try Corpus.bytes(triple.model))
        } catch let error as PMMLError {
            if Self.refused[triple.name] == nil {
                Issue.record("\(triple.name): \(error)")
            }
            return 0
        }
        #expect(document.verify() == [], "\(triple.name)")
        let input = CSVTable(try Corpus.text(triple.input))
        let expected = CSVTable(try Corpus.text(triple.expected))
        #expect(input.rows.count == expected.rows.count, "\(triple.name)")
        let columns = document.activeFields.map { input.columns.firstIndex(of: $0.name) }
        var evaluator = document.evaluator()
        var offences: [String] = []
        for (index, row) in input.rows.enumerated() {
            let values = columns.map { column -> PMMLInput in
                guard let column, !CSVTable.isMissing(row[column]) else { return .missing }
                return .text(row[column])
            }
            let result = evaluator.evaluate(values)
            for (column, text) in zip(expected.columns, expected.rows[index])
            where !Self.foreignColumns[triple.name, default: []].contains(column) {
                let value = value(of: column, result, document)
                if !comparison(triple, column, document).holds(value, text) {
                    let reason = result.noResult.map { " \($0)" } ?? ""
                    offences.append("row \(index + 1) \(column): \(value), not \(text)\(reason)")
                }
            }
        }
        let head = offences.prefix(5).joined(separator: "; ")
        #expect(offences.isEmpty, "\(triple.name): \(offences.count) cells; \(head)")
        return input.rows.count
    }

    private func value(
        of column: String,
        _ result: PMMLResult,
        _ document: PMMLDocument
    ) -> PMMLValue {
        if let value = result.output(column) { return value }
        let names = [document.target?.name, "_target", "prediction"]
        return names.contains(column) ? result.prediction : .text("no output \(column)")
    }

    private func comparison(
        _ triple: Corpus.Triple,
        _ column: String,
        _ document: PMMLDocument
    ) -> Comparison {
        if triple.name.hasPrefix("cpmml/"), column == "prediction" {
            return Comparison(relative: 1e-3)
        }
        let output = document.outputFields.first { $0.name == column }
        if (output ?? document.target)?.type == .float { return Comparison(relative: 5e-5) }
        return Comparison()
    }
}
