extension Compiler {
    /// Compiles a mining model with its segments.
    func miningModel(
        _ element: Element,
        in scope: Scope,
        function: MiningFunction,
        target: ModelTarget
    ) throws(PMMLError) -> (MiningModel, [Value], [String: OutputSource.SegmentReference]) {
        try expectModel(element, attributes: [], children: ["Segmentation"])
        let segmentation = try element.requiredChild("Segmentation")
        try segmentation.expect(
            attributes: [
                "multipleModelMethod", "missingPredictionTreatment", "missingThreshold",
                "x-missingPredictionTreatment", "x-missingThreshold",
            ],
            children: ["Segment"]
        )
        let method: MultipleModelMethod = try segmentation.requiredChoice("multipleModelMethod")
        let drafts = try segmentDrafts(
            segmentation,
            in: scope,
            method: method,
            classType: function == .regression ? .string : target.type
        )
        guard let last = drafts.last else { throw segmentation.error(.missingElement("Segment")) }
        var categories = function == .classification ? target.categories : []
        for draft in method == .modelChain ? [last] : drafts where function == .classification {
            for category in draft.model.categories where !categories.contains(category) {
                categories.append(category)
            }
        }
        try checkMethod(method, function, segmentation)
        let segments = drafts.map { $0.segment(in: categories) }
        let missing: MiningModel.MissingPrediction = try segmentation.choice(
            segmentation.text("x-missingPredictionTreatment") == nil
                ? "missingPredictionTreatment" : "x-missingPredictionTreatment",
            default: .continue
        )
        let ownThreshold = try segmentation.number("x-missingThreshold")
        let threshold = try segmentation.number("missingThreshold") ?? ownThreshold ?? 1
        let model = MiningModel(
            method: method,
            missing: missing,
            missingThreshold: threshold,
            segments: segments,
            function: function,
            categoryCount: categories.count,
            precision: precision,
            forest: Forest(segments)
        )
        var references: [String: OutputSource.SegmentReference] = [:]
        for segment in segments {
            references[segment.name] = OutputSource.SegmentReference(
                number: segment.model.number,
                categories: segment.model.categories,
                type: segment.model.target.type
            )
        }
        return (model, categories, references)
    }

    private func checkMethod(
        _ method: MultipleModelMethod,
        _ function: MiningFunction,
        _ element: Element
    ) throws(PMMLError) {
        let isFit: Bool
        switch method {
        case .majorityVote, .weightedMajorityVote: isFit = function == .classification
        case .sum, .weightedSum, .xWeightedSum, .weightedMedian, .xWeightedMedian:
            isFit = function == .regression
        default: isFit = true
        }
        guard isFit else {
            throw element.error(
                .unsupportedValue(attribute: "multipleModelMethod", value: method.rawValue)
            )
        }
    }

    private func segmentDrafts(
        _ segmentation: Element,
        in scope: Scope,
        method: MultipleModelMethod,
        classType: DataType
    ) throws(PMMLError) -> [SegmentDraft] {
        // What earlier segments of a chain give out, seen by the later ones.
        let chain = Scope(parent: scope)
        var drafts: [SegmentDraft] = []
        var names = Set<String>()
        for (index, child) in segmentation.children.enumerated() {
            try child.expect(
                attributes: ["id", "weight"],
                children: Self.predicateNames + Self.modelNames
            )
            let name = child.text("id") ?? "\(index + 1)"
            guard names.insert(name).inserted else { throw child.error(.duplicateName(name)) }
            let weight = try child.number("weight") ?? 1
            guard weight >= 0 else {
                throw child.error(.rule("the weight is negative; correct it"))
            }
            let predicate = try predicate(try onlyPredicate(of: child), in: chain)
            guard let element = child.children.first(where: { Self.modelNames.contains($0.name) })
            else { throw child.error(.missingElement("a model")) }
            // Segments that vote, and the last of a chain, speak of the whole model's classes.
            let isLast = index == segmentation.children.count - 1
            let model = try innerModel(
                element,
                in: chain,
                classType: method != .modelChain || isLast ? classType : .string
            )
            if method == .modelChain {
                for output in model.outputs {
                    chain.fields[output.name] = Field(
                        name: output.name,
                        slot: output.slot,
                        type: output.type,
                        opType: output.opType,
                        categories: [],
                        isInput: false
                    )
                }
            }
            drafts.append(
                SegmentDraft(
                    name: name,
                    predicate: predicate,
                    weight: rounded(weight),
                    model: model
                )
            )
        }
        // The outputs of a chain are seen by those of the whole model, too.
        if method == .modelChain {
            for (name, field) in chain.fields { scope.fields[name] = field }
        }
        return drafts
    }
}
