import Scoring

extension KernelReader {
    /// One or several logistic regressions.
    mutating func logistic(_ node: DocumentNode) throws(ModelDocumentError) -> LogisticKernel {
        let list = try node.members("subModels").required("subModels")
        var subModels: [SubModelChoice] = []
        for element in try list.elements() {
            let choice = try subModel(element)
            guard !subModels.contains(where: { $0.name == choice.name }) else {
                throw ModelDocumentError(.duplicate(choice.name), at: "\(element.path).name")
            }
            subModels.append(choice)
        }
        do throws(KernelError) {
            return try LogisticKernel(featureCount: features.count, subModels: subModels)
        } catch {
            throw ModelDocumentError(.kernel(error.problem), at: list.path)
        }
    }

    private mutating func subModel(
        _ node: DocumentNode
    ) throws(ModelDocumentError) -> SubModelChoice {
        let members = try node.members("name", "when", "intercept", "terms", "bands")
        var choice: Condition?
        if let when = members.optional("when") { choice = try condition(when) }
        var terms: [LogisticTerm] = []
        for element in try members.required("terms").elements(allowsNone: true) {
            terms.append(try term(element))
        }
        let model = LogisticModel(
            terms: terms,
            intercept: try members.required("intercept").number(),
            bands: try bands(members.required("bands"))
        )
        return SubModelChoice(
            name: try members.required("name").token(),
            condition: choice,
            model: model
        )
    }

    private mutating func term(_ node: DocumentNode) throws(ModelDocumentError) -> LogisticTerm {
        let members = try node.members("feature", "when", "coefficient", "whenMissing")
        let coefficient = try members.required("coefficient").number()
        let (kind, value) = try members.exactlyOne(of: "feature", "when")
        if kind == "feature" {
            let (index, feature) = try feature(value)
            guard feature.domain == .number else {
                throw value.fault(.wrongTest(feature: feature.name))
            }
            if let treatment = members.optional("whenMissing") {
                throw treatment.fault(.unknownField("whenMissing"))
            }
            return .numeric(index, coefficient: coefficient)
        }
        let treatment = try members.required("whenMissing")
        guard let whenMissing = MissingTreatment(rawValue: try treatment.text()) else {
            throw treatment.fault(
                .notAmong([MissingTreatment.noResult, .zero].map(\.rawValue))
            )
        }
        return .indicator(
            try condition(value),
            coefficient: coefficient,
            whenMissing: whenMissing
        )
    }

    /// Bands that put every score of an extent in a class.
    func bands(
        _ node: DocumentNode,
        covering extent: ClassBands.Extent = .probabilities
    ) throws(ModelDocumentError) -> ClassBands {
        var bands: [ClassBand] = []
        for element in try node.elements() {
            let members = try element.members("class", "from", "over", "upTo", "below")
            bands.append(
                ClassBand(
                    try label(members.required("class")),
                    from: try bound(members, inclusive: "from", exclusive: "over"),
                    to: try bound(members, inclusive: "upTo", exclusive: "below")
                )
            )
        }
        do throws(KernelError) {
            return try ClassBands(bands, covering: extent)
        } catch {
            var path = node.path
            if case .band(let place) = error.place { path += "[\(place)]" }
            throw ModelDocumentError(.kernel(error.problem), at: path)
        }
    }

    private func bound(
        _ members: DocumentMembers,
        inclusive: String,
        exclusive: String
    ) throws(ModelDocumentError) -> ScoreBound? {
        switch (members.optional(inclusive), members.optional(exclusive)) {
        case (let node?, nil): return .inclusive(try node.number())
        case (nil, let node?): return .exclusive(try node.number())
        case (nil, nil): return nil
        case (_?, _?):
            throw ModelDocumentError(
                .notExactlyOne(of: [inclusive, exclusive]),
                at: members.path
            )
        }
    }
}
