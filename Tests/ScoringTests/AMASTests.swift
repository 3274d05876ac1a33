import Scoring
import Testing

@Suite struct AMASTests {
    private static func inputs(_ row: [String: String]) -> [InputValue] {
        AMAS.features.map { name in
            let text = row[name] ?? ""
            return name == "age" ? .number(Double(text) ?? .nan) : .category(text)
        }
    }

    @Test func `sums, probabilities and classes are those of another program, to the bit`() throws {
        let kernel = Kernel.logistic(try AMAS.logisticKernel())
        let vectors = try VectorFile("amas.csv")
        #expect(vectors.rows.count == 900)
        for row in vectors.rows {
            let outcome = kernel.evaluate(Self.inputs(row))
            #expect(outcome.subModel == row["subModel"])
            #expect(outcome.linearPredictorBits == (try row.number("linearPredictor")).bitPattern)
            #expect(outcome.scoreBits == (try row.number("probability")).bitPattern)
            #expect(outcome.result.label?.name == row["class"])
        }
    }

    @Test func `citizenship matters from 25 on and is not even read before`() throws {
        let kernel = Kernel.logistic(try AMAS.logisticKernel())
        let citizenship = AMAS.feature("citizenship")
        #expect(kernel.subModels == ["youth", "full"])
        #expect(kernel.features(usedBySubModel: "youth")?.contains(citizenship) == false)
        #expect(kernel.features(usedBySubModel: "full")?.contains(citizenship) == true)
        for row in try VectorFile("amas.csv").rows {
            let inputs = Self.inputs(row)
            let outcome = kernel.evaluate(inputs)
            let isYoung = outcome.subModel == "youth"
            #expect(outcome.deciders.contains(citizenship) == !isYoung)
            let used = kernel.features(usedBySubModel: outcome.subModel ?? "")
            #expect(outcome.deciders.sorted() == used)
            let without = kernel.whatIf(inputs, without: citizenship)
            #expect(without.changesClass == !isYoung)
        }
    }

    @Test func `without an age no sub-model scores`() throws {
        let kernel = Kernel.logistic(try AMAS.logisticKernel())
        var inputs = Self.inputs(try #require(try VectorFile("amas.csv").rows.first))
        for reason in Missing.allCases {
            inputs[AMAS.feature("age").position] = .missing(reason)
            let outcome = kernel.evaluate(inputs)
            #expect(outcome.result == .noResult(.noSubModel))
            #expect(outcome.missingInputs == [AMAS.feature("age")])
        }
    }
}
