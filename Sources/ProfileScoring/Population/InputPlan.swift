import EventModel
import ProfileModel
import Projections
import Scoring

/// How the inputs of a version come out of a population fold.
struct InputPlan: Sendable {
    /// What the fold has to keep.
    private(set) var wanted = PopulationPlan()
    /// One step for each feature.
    private(set) var steps: [InputStep] = []
    private(set) var windows: [WindowStep] = []
    /// What stands in for each reason why a value is missing, by feature; else the reason itself.
    private(set) var substitutes: [CompactInput] = []
    /// What each state of an answer stands for, by feature.
    private(set) var states: [CompactInput] = []
    private(set) var questions: [String] = []
    /// Texts by list: first those that every plan has, then the codes of features and windows.
    let tables: TextTables

    let sexCell: Int
    let originCell: Int
    let birthDateCell: Int

    /// The lists of texts that every plan has.
    enum List {
        static let forms = 0
        static let groups = 1
        static let sexes = 2
        static let origins = 3
        static let questions = 4
        static let count = 5
    }

    init(
        _ document: ModelDocument,
        _ program: ScoringProgram,
        groups: [String],
        sexes: [String],
        origins: [String]
    ) {
        sexCell = wanted.want(.sex)
        originCell = wanted.want(.origin)
        birthDateCell = wanted.want(.birthDate)
        var lists = [document.forms, groups, sexes, origins, []]
        for (place, feature) in document.features.enumerated() {
            let codes = lists.count
            lists.append(program.codes[place])
            let source = Self.source(
                feature,
                &wanted,
                &windows,
                &questions,
                &lists
            )
            steps.append(InputStep(source: source, codes: codes))
            let index = FeatureIndex(place)
            substitutes += Missing.allCases.map { feature.compact(.missing($0), index, program) }
            states += AnswerState.allCases.map { feature.compact($0, index, program) }
        }
        lists[List.questions] = questions
        tables = TextTables(lists)
    }

    private static func source(
        _ feature: Feature,
        _ wanted: inout PopulationPlan,
        _ windows: inout [WindowStep],
        _ questions: inout [String],
        _ lists: inout [[String]]
    ) -> InputStep.Source {
        switch feature.source {
        case .attribute(let definition): return .attribute(wanted.want(definition.number))
        case .age(.whole, let definition): return .wholeAge(wanted.want(definition.number))
        case .age(.exact, let definition): return .exactAge(wanted.want(definition.number))
        case .answer(let question, _):
            if let known = questions.firstIndex(of: question) { return .answer(known) }
            questions.append(question)
            return .answer(questions.count - 1)
        case .window(let window):
            if let codes = window.codes { lists.append(codes) }
            windows.append(
                WindowStep(
                    row: wanted.want(window.wanted),
                    count: Int(window.periodCount),
                    includesAsked: window.end == .periodAsked,
                    aggregate: window.aggregate,
                    codes: window.codes == nil ? nil : lists.count - 1
                )
            )
            return .window(windows.count - 1)
        }
    }
}

extension SeriesWindow {
    /// What a fold has to keep for the window.
    fileprivate var wanted: PopulationPlan.Series {
        PopulationPlan.Series(
            attribute: attribute.number,
            granularity: granularity,
            reach: end == .periodAsked ? periodCount - 1 : periodCount
        )
    }
}

extension Feature {
    /// A value, or what stands in for it where it is missing.
    fileprivate func compact(
        _ value: InputValue,
        _ place: FeatureIndex,
        _ program: ScoringProgram
    ) -> CompactInput {
        program.input(substituting(value).value, of: place)
    }

    /// What a state of an answer stands for.
    fileprivate func compact(
        _ state: AnswerState,
        _ place: FeatureIndex,
        _ program: ScoringProgram
    ) -> CompactInput {
        guard case .answer(_, let states) = source, let code = states[state] else {
            return compact(.missing(state.missing), place, program)
        }
        return compact(.category(code), place, program)
    }
}

extension InputPlan {
    /// What stands in for a value of a feature that is missing.
    @inline(__always)
    func missing(_ reason: Missing, _ feature: Int) -> CompactInput {
        substitutes[feature &* 6 &+ reason.place]
    }
}
