import Scoring
import Testing

@Suite struct LogisticKernelTests {
    private static func one() throws(KernelError) -> ClassBands {
        try ClassBands([
            ClassBand("low", from: nil, to: .exclusive(0.5)),
            ClassBand("high", from: .inclusive(0.5), to: nil),
        ])
    }

    private static func kernel(
        _ terms: [LogisticTerm],
        intercept: Double = 0
    ) throws(KernelError) -> LogisticKernel {
        try LogisticKernel(
            featureCount: 3,
            model: LogisticModel(terms: terms, intercept: intercept, bands: try one()),
            named: "all"
        )
    }

    private static func indicator(
        _ feature: FeatureIndex,
        _ test: Predicate,
        _ coefficient: Double,
        whenMissing: MissingTreatment = .noResult
    ) -> LogisticTerm {
        .indicator(
            Condition(feature: feature, test: test),
            coefficient: coefficient,
            whenMissing: whenMissing
        )
    }

    @Test func `numbers are added first, then indicators, the intercept last`() throws {
        // 1e17 swallows what is added to it one by one, so every order gives another sum.
        let kernel = try Self.kernel(
            [
                Self.indicator(0, .isOneOf(["x"]), -1e17), .numeric(1, coefficient: 3),
                Self.indicator(0, .isOneOf(["x"]), 7), .numeric(2, coefficient: 1e17),
            ],
            intercept: 0.5
        )
        let outcome = kernel.evaluate([.category("x"), .number(1), .number(1)])
        let expected = ((((0 + 3.0) + 1e17) + -1e17) + 7) + 0.5
        #expect(expected == 7.5)
        #expect(outcome.linearPredictorBits == expected.bitPattern)
        #expect(
            outcome.explanation.contributions?.map(\.source)
                == [.term(1), .term(3), .term(0), .term(2), .intercept]
        )
        #expect(outcome.explanation.contributions?.map(\.product) == [3, 1e17, -1e17, 7, 0.5])
    }

    @Test func `the score is the logistic function of the sum and decides the class`() throws {
        let kernel = try Self.kernel([.numeric(0, coefficient: 1)])
        let rest: [InputValue] = [.missing(.noFact), .missing(.noFact)]
        let table: [(Double, Double, ClassLabel)] = [
            (0, 0.5, "high"), (-0x1p-60, 0.5, "high"), (-1e-9, 0.49999999975, "low"),
            (-800, 0, "low"), (800, 1, "high"), (1.7976931348623157e308, 1, "high"),
        ]
        for (sum, probability, label) in table {
            let outcome = kernel.evaluate([.number(sum)] + rest)
            #expect(outcome.score == probability)
            #expect(outcome.result == .class(label))
            #expect(outcome.subModel == "all")
            #expect(outcome.deciders == [0] && outcome.missingInputs.isEmpty)
        }
    }

    @Test func `a missing number gives no result and every missing input is named`() throws {
        let kernel = try Self.kernel([
            .numeric(2, coefficient: 1), Self.indicator(1, .isOneOf(["x"]), 1),
            .numeric(0, coefficient: 1),
        ])
        for reason in Missing.allCases {
            let outcome = kernel.evaluate([.missing(reason), .missing(.declined), .number(1)])
            #expect(outcome.result == .noResult(.missingInput(0)))
            #expect(outcome.missingInputs == [0, 1])
            #expect(outcome.deciders == [2, 0, 1])
            #expect(outcome.score == nil && outcome.linearPredictor == nil)
            #expect(outcome.explanation.contributions?.map(\.factor) == [1, nil, nil, 1])
        }
    }

    @Test func `a missing value counts as no only where the term says so`() throws {
        let inputs: [InputValue] = [.missing(.declined), .number(0), .number(0)]
        let lenient = try Self.kernel([
            Self.indicator(0, .isOneOf(["x"]), 1, whenMissing: .zero)
        ])
        #expect(lenient.evaluate(inputs).linearPredictor == 0)
        #expect(lenient.evaluate(inputs).missingInputs == [0])
        let strict = try Self.kernel([Self.indicator(0, .isOneOf(["x"]), 1)])
        #expect(strict.evaluate(inputs).result == .noResult(.missingInput(0)))
        let asking = try Self.kernel([Self.indicator(0, .isMissing, 1)])
        #expect(asking.evaluate(inputs).linearPredictor == 1)
    }

    @Test func `what is no finite number gives no result`() throws {
        let kernel = try Self.kernel([.numeric(0, coefficient: 0)])
        for value in [InputValue.number(.nan), .number(.infinity), .category("1")] {
            let outcome = kernel.evaluate([value, .number(0), .number(0)])
            #expect(outcome.result == .noResult(.notAFiniteNumber(0)))
            #expect(outcome.missingInputs.isEmpty)
        }
        let growing = try Self.kernel([.numeric(0, coefficient: 10)])
        let outcome = growing.evaluate([
            .number(.greatestFiniteMagnitude), .number(0), .number(0),
        ])
        #expect(outcome.result == .noResult(.sumNotFinite))
        #expect(outcome.score == nil)
    }

    @Test func `a sum that vanishes is positive zero`() throws {
        let kernel = try Self.kernel([.numeric(0, coefficient: -1)], intercept: -0.0)
        let outcome = kernel.evaluate([.number(0), .number(0), .number(0)])
        #expect(outcome.linearPredictorBits == 0)
    }

    @Test func `the first sub-model whose condition holds scores`() throws {
        func model(_ intercept: Double) throws(KernelError) -> LogisticModel {
            LogisticModel(terms: [], intercept: intercept, bands: try Self.one())
        }
        let kernel = try LogisticKernel(
            featureCount: 2,
            subModels: [
                SubModelChoice(
                    name: "young",
                    condition: Condition(feature: 0, test: .isUnder(25)),
                    model: model(1)
                ),
                SubModelChoice(
                    name: "north",
                    condition: Condition(feature: 1, test: .isOneOf(["north"])),
                    model: model(2)
                ),
                SubModelChoice(
                    name: "old",
                    condition: Condition(feature: 0, test: .isOver(50)),
                    model: model(3)
                ),
            ]
        )
        func name(_ age: InputValue, _ region: String) -> String? {
            kernel.evaluate([age, .category(region)]).subModel
        }
        #expect(name(.number(20), "north") == "young")
        #expect(name(.number(60), "north") == "north")
        #expect(name(.number(60), "south") == "old")
        #expect(name(.number(40), "south") == nil)
        #expect(name(.missing(.noFact), "south") == nil)
        let outcome = kernel.evaluate([.missing(.noFact), .category("south")])
        #expect(outcome.result == .noResult(.noSubModel))
        #expect(outcome.missingInputs == [0] && outcome.deciders == [0, 1])
        #expect(kernel.features(usedBySubModel: "young") == [0])
        #expect(kernel.features(usedBySubModel: "north") == [0, 1])
        #expect(kernel.features(usedBySubModel: "south") == nil)
    }

    @Test func `faults are named with their place`() throws {
        let bands = try Self.one()
        func fault(_ choices: SubModelChoice...) -> KernelError? {
            kernelFault { () throws(KernelError) in
                try LogisticKernel(featureCount: 2, subModels: choices)
            }
        }
        func choice(
            _ name: String,
            _ terms: [LogisticTerm] = [],
            intercept: Double = 0,
            condition: Condition? = nil
        ) -> SubModelChoice {
            SubModelChoice(
                name: name,
                condition: condition,
                model: LogisticModel(terms: terms, intercept: intercept, bands: bands)
            )
        }
        let always = Condition(feature: 0, test: .isMissing)
        #expect(fault() == KernelError(.noSubModels))
        #expect(
            fault(choice("a", condition: always), choice("a"))
                == KernelError(.duplicateSubModel, at: .subModel("a"))
        )
        #expect(
            fault(choice("a"), choice("b"))
                == KernelError(.subModelNeverChosen, at: .subModel("b"))
        )
        #expect(
            fault(choice("a", intercept: .nan))
                == KernelError(.numberNotFinite, at: .subModel("a"))
        )
        #expect(
            fault(choice("a", condition: Condition(feature: 2, test: .isMissing)))
                == KernelError(.featureOutOfRange(2), at: .subModel("a"))
        )
        let term = KernelError.Place.term(1, subModel: "a")
        let sound = LogisticTerm.numeric(0, coefficient: 1)
        let faulty: [(LogisticTerm, KernelError.Problem)] = [
            (.numeric(0, coefficient: .nan), .numberNotFinite),
            (.numeric(0, coefficient: .infinity), .numberNotFinite),
            (.numeric(2, coefficient: 1), .featureOutOfRange(2)),
            (Self.indicator(-1, .isMissing, 1), .featureOutOfRange(-1)),
            (Self.indicator(0, .isOneOf([]), 1), .noCodes),
            (Self.indicator(0, .isMissing, .nan), .numberNotFinite),
        ]
        for (one, problem) in faulty {
            #expect(fault(choice("a", [sound, one])) == KernelError(problem, at: term))
        }
    }
}
