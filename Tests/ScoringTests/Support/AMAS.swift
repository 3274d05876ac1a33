import Scoring

/// The two published AMAS coefficient sets as one kernel: under 25, and from 25 on.
enum AMAS {
    static let features = [
        "sex", "age", "citizenship", "education", "care", "region", "impaired", "occupation",
        "employment", "cases", "longCase", "measure",
    ]

    static func feature(_ name: String) -> FeatureIndex {
        guard let place = features.firstIndex(of: name) else { preconditionFailure(name) }
        return FeatureIndex(place)
    }

    static func bands() throws(KernelError) -> ClassBands {
        try ClassBands([
            ClassBand("low", from: nil, to: .exclusive(0.25)),
            ClassBand("medium", from: .inclusive(0.25), to: .inclusive(0.66)),
            ClassBand("high", from: .exclusive(0.66), to: nil),
        ])
    }

    static func logisticKernel() throws(KernelError) -> LogisticKernel {
        try LogisticKernel(
            featureCount: features.count,
            subModels: [
                SubModelChoice(
                    name: "youth",
                    condition: Condition(feature: feature("age"), test: .isUnder(25)),
                    model: LogisticModel(terms: youth, intercept: -0.13, bands: try bands())
                ),
                SubModelChoice(
                    name: "full",
                    condition: Condition(feature: feature("age"), test: .isAtLeast(25)),
                    model: LogisticModel(terms: full, intercept: 0.48, bands: try bands())
                ),
            ]
        )
    }

    private static let full = [
        term("sex", "female", -0.05), ageTerm(from: 21, below: 25, 0),
        ageTerm(from: 25, below: 29, 0), term("citizenship", "third_country", -0.01),
        term("citizenship", "eu", 0.04), term("education", "L", 0.1),
        term("education", "M", 0.03), term("care", "yes", -0.08), term("region", "rgs2", -0.1),
        term("region", "rgs3", -0.16), term("region", "rgs4", -0.1),
        term("impaired", "yes", -0.33), term("occupation", "production", 0.07),
        term("employment", "lt75", -0.31), term("cases", "1", 0.2), term("cases", "2", 0.36),
        term("cases", "3", 0.63), term("longCase", "ge180", -0.21), term("measure", "qual", -0.19),
        term("measure", "empl", -0.03),
    ]

    private static let youth = [
        term("sex", "female", 0.09), ageTerm(from: 21, below: 25, 0.13),
        term("education", "L", 0.48), term("education", "M", 0.4), term("care", "yes", -0.46),
        term("region", "rgs3", -0.17), term("region", "rgs4", -0.15),
        term("impaired", "yes", -0.36), term("occupation", "production", -0.03),
        term("cases", "1", 0.01), term("cases", "2", -0.02), term("cases", "3", -0.06),
        term("measure", "qual", -0.21), term("measure", "empl", -0.14),
    ]

    private static func term(_ name: String, _ code: String, _ value: Double) -> LogisticTerm {
        .indicator(
            Condition(feature: feature(name), test: .isOneOf([code])),
            coefficient: value,
            whenMissing: .noResult
        )
    }

    private static func ageTerm(from: Double, below: Double, _ value: Double) -> LogisticTerm {
        .indicator(
            Condition(feature: feature("age"), test: .isWithin(from: from, below: below)),
            coefficient: value,
            whenMissing: .noResult
        )
    }
}
