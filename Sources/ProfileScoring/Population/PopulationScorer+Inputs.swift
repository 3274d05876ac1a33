import EventModel
import ProfileModel
import Projections
import Scoring

extension PopulationScorer {
    /// Finds the answers to the questions of the version and says who the form was filled in for.
    mutating func readAnswers(
        _ submission: PackedSubmission,
        in stream: RawSpan
    ) throws(CodecError) -> PopulationCode {
        for place in answers.indices { answers[place] = PackedAnswer() }
        var reader = ByteReader(stream.extracting(submission.body))
        let form = try reader.lengthPrefixed()
        let isUnderstood = plan.tables.place(of: form, in: InputPlan.List.forms) != nil
        let group = try reader.lengthPrefixed()
        if isUnderstood && !answers.isEmpty {
            try findAnswers(&reader, from: submission.body.lowerBound)
        }
        let place = plan.tables.place(of: group, in: InputPlan.List.groups)
        return place.map { .listed($0) } ?? .unlisted
    }

    private mutating func findAnswers(
        _ reader: inout ByteReader,
        from base: Int
    ) throws(CodecError) {
        var left = try reader.varint()
        var wanted = answers.count
        while left > 0 {
            left &-= 1
            let question = try reader.lengthPrefixed()
            let place = plan.tables.place(of: question, in: InputPlan.List.questions)
            let answer = try PackedAnswer(&reader, from: base)
            if case .erased = answer.kind { meetsErased = true }
            // Of two answers to one question the first counts.
            guard let place, case .neverAsked = answers[place].kind else { continue }
            answers[place] = answer
            wanted &-= 1
            if wanted == 0 { return }
        }
    }

    /// Reads the input of every feature; the greatest position that any was read from.
    mutating func readInputs(
        _ submission: PackedSubmission,
        in stream: RawSpan
    ) throws(CodecError) -> Position? {
        var last: Position?
        for place in inputs.indices {
            let step = plan.steps[place]
            var position: Position?
            switch step.source {
            case .attribute(let cell):
                (inputs[place], position) = try attribute(at: cell, step, place, in: stream)
            case .answer(let question):
                inputs[place] = answer(answers[question], step, place, in: stream)
                position = submission.position
            case .wholeAge(let cell):
                (inputs[place], position) = try age(at: cell, step, place, .whole, in: stream)
            case .exactAge(let cell):
                (inputs[place], position) = try age(at: cell, step, place, .exact, in: stream)
            case .window(let window):
                (inputs[place], position) = try totals(
                    plan.windows[window],
                    step,
                    place,
                    in: stream
                )
            }
            if let position { last = max(last ?? position, position) }
        }
        return last
    }

    private mutating func attribute(
        at cell: Int,
        _ step: InputStep,
        _ place: Int,
        in stream: RawSpan
    ) throws(CodecError) -> (CompactInput, Position?) {
        guard let (value, position) = try fold.value(at: cell, in: stream) else {
            return (plan.missing(.noFact, place), nil)
        }
        switch value {
        case .code(let text), .text(let text): return (code(text, step, in: stream), position)
        case .integer(let number): return (.number(Double(number)), position)
        case .decimal(let number): return (.number(number), position)
        case .date: return (plan.missing(.noFact, place), position)
        case .erased:
            meetsErased = true
            return (plan.missing(.withheld, place), position)
        }
    }

    private mutating func age(
        at cell: Int,
        _ step: InputStep,
        _ place: Int,
        _ measure: AgeMeasure,
        in stream: RawSpan
    ) throws(CodecError) -> (CompactInput, Position?) {
        guard let (value, position) = try fold.value(at: cell, in: stream) else {
            return (plan.missing(.noFact, place), nil)
        }
        if value == .erased { meetsErased = true }
        guard case .date(let birth) = value else { return (plan.missing(.noFact, place), position) }
        let years =
            switch measure {
            case .whole: Age.wholeYears(bornOn: birth, on: day).map(Double.init)
            case .exact: Age.exactYears(bornOn: birth, on: day)
            }
        return (years.map { .number($0) } ?? plan.missing(.noFact, place), position)
    }

    private mutating func answer(
        _ answer: PackedAnswer,
        _ step: InputStep,
        _ place: Int,
        in stream: RawSpan
    ) -> CompactInput {
        switch answer.kind {
        case .neverAsked: plan.missing(.neverAsked, place)
        case .one: code(answer.text, step, in: stream)
        case .state(let state): plan.states[place &* 3 &+ state]
        case .other: plan.missing(.unknown, place)
        case .erased: plan.missing(.withheld, place)
        }
    }

    private mutating func totals(
        _ window: WindowStep,
        _ step: InputStep,
        _ place: Int,
        in stream: RawSpan
    ) throws(CodecError) -> (CompactInput, Position?) {
        let totals = try fold.totals(
            at: window.row,
            lastOf: window.count,
            includingAsked: window.includesAsked,
            codes: plan.tables,
            list: window.codes,
            in: stream
        )
        guard let totals else { return (plan.missing(.noFact, place), nil) }
        if totals.isErased { meetsErased = true }
        let number: Double =
            switch window.aggregate {
            case .countPositive: Double(totals.positiveCount)
            case .sharePositive: Double(totals.positiveCount) / Double(window.count)
            case .mean: totals.sum / Double(window.count)
            case .sum: totals.sum
            case .count: Double(totals.count)
            }
        return (.number(number), totals.lastPosition)
    }

    @inline(__always)
    private mutating func code(_ text: Range<Int>, _ step: InputStep, in stream: RawSpan)
        -> CompactInput
    {
        let place = plan.tables.place(of: stream.extracting(text), in: step.codes)
        return .code(place.map { Int32(truncatingIfNeeded: $0) } ?? CompactInput.unlistedCode)
    }
}
