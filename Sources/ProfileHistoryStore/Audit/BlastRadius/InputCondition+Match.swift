internal import EventModel
internal import JSON
internal import ProfileModel
internal import ProfileScoring
internal import Projections
internal import Scoring

extension InputCondition {
    /// What a score's inputs say of the condition.
    struct Match {
        /// The inputs that meet it.
        var inputs: [TouchedInput] = []
        /// Why an input that it is about is not told.
        var withholding: Withholding?
    }

    /// Whether a version reads anything of the name.
    func isRead(by document: ModelDocument) -> Bool {
        document.features.contains { isAbout($0) }
    }

    private func isAbout(_ feature: Feature) -> Bool {
        feature.name == name || feature.attribute?.name == name || feature.reads(question: name)
    }

    /// Holds the condition against the inputs of one score.
    ///
    /// An input that is not told neither meets it nor fails to.
    func match(_ inputs: IssuedInputs) -> Match {
        var match = Match()
        for (place, feature) in inputs.document.features.enumerated() where isAbout(feature) {
            if let why = inputs.withholding(of: place) {
                match.withholding = match.withholding ?? why
                continue
            }
            let input = inputs.result.inputs[place]
            guard let positions = positions(input, feature, inputs.profile) else { continue }
            match.inputs.append(
                TouchedInput(
                    feature: feature.name,
                    positions: positions,
                    isConsulted: inputs.isConsulted(feature.name)
                )
            )
        }
        return match
    }

    /// The events that make an input meet the condition, nil where it does not.
    private func positions(
        _ input: ScoredInput,
        _ feature: Feature,
        _ profile: Profile
    ) -> [Position]? {
        switch expected {
        case .missing(let reason):
            let reasons = [input.value.missing, input.substituted].compactMap { $0 }
            let isMet =
                reasons.contains { reason == nil || $0 == reason }
                || (feature.reads(question: name) && isState(reason, input, of: name, in: profile))
            return isMet ? input.positions : nil
        case .value(let text):
            if feature.name == name, Self.isValue(input.value, text) { return input.positions }
            if feature.reads(question: name),
                Self.isAnswer(profile.submission?.answer(to: name), text)
            {
                return input.positions
            }
            if let attribute = feature.attribute, attribute.name == name {
                return Self.positions(of: text, attribute, input, in: profile)
            }
            return nil
        }
    }

    /// Whether a question was answered by a state that the version takes for a value.
    private func isState(
        _ reason: Missing?,
        _ input: ScoredInput,
        of question: String,
        in profile: Profile
    ) -> Bool {
        guard let state = profile.submission?.answer(to: question)?.state else { return false }
        let missing: Missing =
            switch state {
            case .declined: .declined
            case .dontKnow: .dontKnow
            case .unknown: .unknown
            }
        return reason == nil || reason == missing
    }

    private static func isValue(_ value: InputValue, _ text: String) -> Bool {
        switch value {
        case .missing: false
        case .category(let code): code.utf8.elementsEqual(text.utf8)
        case .number(let number): (try? JSONNumber(parsing: text))?.double == number
        }
    }

    private static func isAnswer(_ answer: Answer?, _ text: String) -> Bool {
        answer?.choices.contains { $0.utf8.elementsEqual(text.utf8) } ?? false
    }

    /// The facts with a value among those that an input was read from, nil where there is none.
    private static func positions(
        of text: String,
        _ attribute: AttributeDefinition,
        _ input: ScoredInput,
        in profile: Profile
    ) -> [Position]? {
        guard let value = try? attribute.value(ofText: text) else { return nil }
        let facts =
            attribute.series == nil
            ? profile.fact(for: attribute.number).map { [$0] } ?? []
            : profile.series(for: attribute.number)?.facts ?? []
        let read = Set(input.positions)
        let found = facts.filter { $0.value == value && read.contains($0.position) }
        return found.isEmpty ? nil : found.map(\.position).sorted()
    }
}
