import ProfileModel
import Scoring

extension FeatureReader {
    /// What stands in for a missing value, by the reason why it is missing.
    func substitutes(
        _ node: DocumentNode?,
        _ source: Feature.Source,
        _ domain: InputDomain
    ) throws(ModelDocumentError) -> [Missing: InputValue] {
        guard let node else { return [:] }
        var substitutes: [Missing: InputValue] = [:]
        for (name, value) in try node.anyMembers().all {
            guard let reason = Missing.replaceable.first(where: { $0.rawValue == name }) else {
                throw value.fault(.notAmong(Missing.replaceable.map(\.rawValue)))
            }
            if case .answer(_, let states) = source,
                states.keys.contains(where: { $0.missing == reason })
            {
                throw value.fault(.stateDealtWithTwice(name))
            }
            switch domain {
            case .codes(let codes): substitutes[reason] = .category(try code(value, of: codes))
            case .number: substitutes[reason] = .number(try value.number())
            }
        }
        guard !substitutes.isEmpty else { throw node.fault(.empty) }
        return substitutes
    }

    /// A window over a series.
    func window(_ node: DocumentNode) throws(ModelDocumentError) -> SeriesWindow {
        let members = try node.members("series", "periods", "aggregate", "ending", "codes")
        let series = try members.required("series")
        let definition = try definition(series)
        guard let granularity = definition.series else {
            throw series.fault(.unreadable(definition.name, because: "it is not a series"))
        }
        let aggregate = try members.required("aggregate")
        let window = SeriesWindow(
            attribute: definition,
            granularity: granularity,
            periodCount: Int32(
                truncatingIfNeeded: try members.required("periods")
                    .wholeNumber(1...SeriesWindow.maximumPeriodCount)
            ),
            aggregate: try aggregate.choice(of: SeriesWindow.Aggregate.allCases),
            end: try members.required("ending").choice(of: SeriesWindow.End.allCases),
            codes: try codes(members.optional("codes"), of: definition)
        )
        try check(window, at: aggregate)
        return window
    }

    private func codes(
        _ node: DocumentNode?,
        of definition: AttributeDefinition
    ) throws(ModelDocumentError) -> [String]? {
        guard let node else { return nil }
        guard definition.kind == .code else {
            throw node.fault(.unreadable(definition.name, because: "its values are no codes"))
        }
        let domain = CodeDomain(of: definition)
        var codes: [String] = []
        for element in try node.elements() {
            let code = try code(element, of: domain)
            guard !codes.contains(code) else { throw element.fault(.duplicate(code)) }
            codes.append(code)
        }
        return codes
    }

    private func check(
        _ window: SeriesWindow,
        at node: DocumentNode
    ) throws(ModelDocumentError) {
        switch (window.attribute.kind, window.aggregate) {
        case (.integer, _), (.decimal, _), (.code, .count): break
        case (.code, _):
            throw node.fault(
                .unreadable(window.attribute.name, because: "codes can only be counted")
            )
        case (.text, _), (.date, _):
            throw node.fault(
                .unreadable(
                    window.attribute.name,
                    because: "its values are neither numbers nor codes"
                )
            )
        }
    }
}

extension AnswerState {
    /// The state as a reason why an input is missing.
    var missing: Missing {
        switch self {
        case .declined: .declined
        case .dontKnow: .dontKnow
        case .unknown: .unknown
        }
    }
}
