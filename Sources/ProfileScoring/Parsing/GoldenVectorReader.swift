import JSON
import Scoring

/// Reads the golden vectors of a model document.
struct GoldenVectorReader {
    let features: [Feature]
    let kernel: ModelKernel

    func vectors(_ node: DocumentNode) throws(ModelDocumentError) -> [GoldenVector] {
        var vectors: [GoldenVector] = []
        for element in try node.elements() {
            let vector = try vector(element)
            guard !vectors.contains(where: { $0.name == vector.name }) else {
                throw ModelDocumentError(.duplicate(vector.name), at: "\(element.path).name")
            }
            vectors.append(vector)
        }
        return vectors
    }

    private func vector(_ node: DocumentNode) throws(ModelDocumentError) -> GoldenVector {
        let members = try node.members("name", "inputs", "class", "noResult", "scoreBits")
        let (kind, value) = try members.exactlyOne(of: "class", "noResult")
        let expected: GoldenVector.Expectation =
            kind == "class"
            ? .class(try label(value)) : .noResult(try value.choice(of: NoResultKind.allCases))
        return GoldenVector(
            name: try members.required("name").text(),
            inputs: try inputs(members.required("inputs")),
            expected: expected,
            scoreBits: try scoreBits(members, isExpectingClass: kind == "class")
        )
    }

    private func label(_ node: DocumentNode) throws(ModelDocumentError) -> ClassLabel {
        let label = ClassLabel(try node.text())
        guard kernel.classes.contains(label) else { throw node.fault(.unknownClass(label.name)) }
        return label
    }

    /// The bits of the score, which a logistic kernel's class always comes with.
    private func scoreBits(
        _ members: DocumentMembers,
        isExpectingClass: Bool
    ) throws(ModelDocumentError) -> UInt64? {
        guard isExpectingClass else {
            if let node = members.optional("scoreBits") {
                throw node.fault(.unknownField("scoreBits"))
            }
            return nil
        }
        if case .native(.logistic) = kernel {
        } else if members.optional("scoreBits") == nil {
            return nil
        }
        let node = try members.required("scoreBits")
        guard let bits = Hexadecimal.bits(of: try node.text()) else {
            throw node.fault(.notHexadecimal(digitCount: 16))
        }
        return bits
    }

    private func inputs(_ node: DocumentNode) throws(ModelDocumentError) -> [InputValue] {
        let members = try node.anyMembers()
        for (name, value) in members.all where !features.contains(where: { $0.name == name }) {
            throw value.fault(.unknownFeature(name))
        }
        var inputs: [InputValue] = []
        for feature in features {
            inputs.append(try input(members.required(feature.name), of: feature))
        }
        return inputs
    }

    private func input(
        _ node: DocumentNode,
        of feature: Feature
    ) throws(ModelDocumentError) -> InputValue {
        if node.value.object != nil {
            let members = try node.members("missing")
            return .missing(try members.required("missing").choice(of: Missing.replaceable))
        }
        switch feature.domain {
        case .number: return .number(try node.number())
        case .codes(let codes):
            let code = try node.text()
            guard codes.contains(code) else { throw node.fault(.notOnList(code, of: codes.name)) }
            return .category(code)
        }
    }
}
