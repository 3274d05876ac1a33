import Testing

@testable import PMML

/// Tables of rows, held against the same rows one by one.
@Suite struct TableTests {
    /// A kind of document.
    enum Kind: String, CaseIterable {
        case numberTree, classTree, numberForest, classForest
        case regression, classes, chain, classChain
    }

    private func text(_ kind: Kind, _ model: inout RandomModel) -> String {
        switch kind {
        case .numberTree: model.tree(classes: false)
        case .classTree: model.tree(classes: true)
        case .numberForest: model.forest(classes: false)
        case .classForest: model.forest(classes: true)
        case .regression: model.regression(classes: nil)
        case .classes: model.regression(classes: model.pick([[1, 2], [3, 1, 2]]))
        case .chain: model.chain(classes: nil)
        case .classChain: model.chain(classes: model.pick([[1, 2], [3, 1, 2], [2, 1]]))
        }
    }

    /// A value of a field, now and then one that is none.
    private func input(
        _ field: PMMLField,
        oddOneIn share: Int,
        _ model: inout RandomModel
    ) -> PMMLInput {
        if model.chance(share) {
            return model.pick([
                .missing, .number(.nan), .number(.infinity), .number(1e300), .text("q"),
                .text("none"), .text("0.5"), .boolean(true), .number(7.5),
            ])
        }
        switch field.type {
        case .string: return .text(model.pick(["a", "b", "c"]))
        case .integer: return .number(model.number(-5...5, over: 1))
        default: return .number(model.number(-40...40))
        }
    }

    /// Columns as plain as their values allow, or not so.
    private func table(_ rows: [[PMMLInput]], plain: Bool, fieldCount: Int) -> PMMLTable {
        let columns = (0..<fieldCount).map { field in
            let inputs = rows.map { $0[field] }
            let numbers = inputs.compactMap {
                if case .number(let number) = $0 { number } else { nil }
            }
            let texts = inputs.compactMap { if case .text(let text) = $0 { text } else { nil } }
            if plain, numbers.count == rows.count { return PMMLColumn.numbers(numbers) }
            if plain, texts.count == rows.count { return PMMLColumn.texts(texts) }
            return PMMLColumn.inputs(inputs)
        }
        return PMMLTable(columns: columns, rowCount: rows.count)
    }

    @Test(arguments: Kind.allCases)
    func `a table is its rows, to the bit`(kind: Kind) throws {
        let seed = UInt64(Kind.allCases.firstIndex(of: kind) ?? 0) + 1
        var model = RandomModel(generator: SeededGenerator(seed: seed))
        var (inBlocks, predicted, none) = (0, 0, 0)
        for round in 0..<60 {
            let document = try Sample.document(
                fields: RandomModel.dictionary,
                transformations: RandomModel.transformations,
                text(kind, &model)
            )
            if BlockWriter.program(document.plan) != nil { inBlocks += 1 }
            // Rows for more than one block, for less than one, and none at all.
            let rowCount = round == 0 ? 0 : round % 8 == 1 ? Block.rowCount + 30 : 40
            let share = round % 3 == 0 ? 1_000_000 : 12
            let rows = (0..<rowCount).map { _ in
                document.activeFields.map { input($0, oddOneIn: share, &model) }
            }
            var evaluator = document.evaluator()
            let table = table(
                rows,
                plain: round % 2 == 0,
                fieldCount: document.activeFields.count
            )
            for _ in 0..<2 {
                let numbers = evaluator.numbers(table)
                let probabilities = evaluator.probabilities(table)
                let width = document.categories.count
                #expect(numbers.count == rowCount && probabilities.count == rowCount * width)
                for (row, inputs) in rows.enumerated() {
                    let number = evaluator.number(inputs)
                    #expect(numbers[row].bitPattern == (number ?? .nan).bitPattern)
                    var own = evaluator.probabilities(inputs)
                    if own.isEmpty { own = Array(repeating: .nan, count: width) }
                    let found = probabilities[row * width..<(row + 1) * width]
                    #expect(found.map(\.bitPattern) == own.map(\.bitPattern))
                    if number == nil, own.first?.isNaN != false {
                        none += 1
                    } else {
                        predicted += 1
                    }
                }
            }
        }
        #expect(inBlocks > 20 && predicted > 2000 && none > 50, "\(inBlocks) \(predicted) \(none)")
    }

    @Test(.enabled(if: Corpus.folder != nil, "PMML_CONFORMANCE names no folder"))
    func `the rows of the material as a table are the rows, to the bit`() throws {
        var inBlocks = 0
        let triples = try Corpus.triples()
        for triple in triples {
            guard let document = try? PMMLDocument(parsing: try Corpus.bytes(triple.model)) else {
                continue
            }
            if BlockWriter.program(document.plan) != nil { inBlocks += 1 }
            let input = CSVTable(try Corpus.text(triple.input))
            let places = document.activeFields.map { input.columns.firstIndex(of: $0.name) }
            let rows = input.rows.map { row in
                places.map { place -> PMMLInput in
                    guard let place, !CSVTable.isMissing(row[place]) else { return .missing }
                    return Double(row[place]).map(PMMLInput.number) ?? .text(row[place])
                }
            }
            var evaluator = document.evaluator()
            let table = table(rows, plain: true, fieldCount: places.count)
            let numbers = evaluator.numbers(table).map(\.bitPattern)
            #expect(numbers == rows.map { (evaluator.number($0) ?? .nan).bitPattern }, "\(triple)")
            let width = document.categories.count
            let probabilities = evaluator.probabilities(table).map(\.bitPattern)
            let own = rows.flatMap { row -> [Double] in
                let found = evaluator.probabilities(row)
                return found.isEmpty ? Array(repeating: .nan, count: width) : found
            }
            #expect(probabilities == own.map(\.bitPattern), "\(triple)")
        }
        print("\(inBlocks) of \(triples.count) models are scored in blocks")
        #expect(inBlocks > 0)
    }
}
