import Scoring

/// Where an input comes from, compiled: places in a fold's plan instead of names.
struct InputStep: Sendable {
    enum Source: Sendable {
        /// The value of an attribute at a place of the plan.
        case attribute(Int)
        /// The answer to a question, by its place among the questions.
        case answer(Int)
        /// The age in completed years, from the attribute at a place of the plan.
        case wholeAge(Int)
        /// The age with its fraction, from the attribute at a place of the plan.
        case exactAge(Int)
        /// A window, by its place among the windows.
        case window(Int)
    }

    let source: Source
    /// The list of the tables that holds the codes of the program.
    let codes: Int
}

/// A window over a series, compiled.
struct WindowStep: Sendable {
    /// The place of the series in the plan.
    let row: Int
    let count: Int
    let includesAsked: Bool
    let aggregate: SeriesWindow.Aggregate
    /// The list of the tables that holds the codes that count; nil where all do.
    let codes: Int?
}

extension Missing {
    /// The place among all reasons.
    @inline(__always)
    var place: Int {
        switch self {
        case .neverAsked: 0
        case .declined: 1
        case .dontKnow: 2
        case .unknown: 3
        case .noFact: 4
        case .withheld: 5
        }
    }
}
