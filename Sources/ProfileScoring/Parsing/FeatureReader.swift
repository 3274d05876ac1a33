import ProfileModel
import Scoring

/// Reads the features of a model document.
struct FeatureReader {
    let catalog: AttributeCatalog
    /// The forms that the document understands.
    let forms: [FormDefinition]

    func features(_ node: DocumentNode) throws(ModelDocumentError) -> [Feature] {
        var features: [Feature] = []
        for element in try node.elements() {
            let feature = try feature(element)
            guard !features.contains(where: { $0.name == feature.name }) else {
                throw ModelDocumentError(.duplicate(feature.name), at: "\(element.path).name")
            }
            features.append(feature)
        }
        return features
    }

    private func feature(_ node: DocumentNode) throws(ModelDocumentError) -> Feature {
        let members = try node.members(
            "name",
            "from",
            "states",
            "mappings",
            "whenMissing",
            "note"
        )
        let name = try members.required("name")
        let from = try members.required("from")
        let mappings = try mappings(members.optional("mappings"), from: from)
        let (source, domain) = try source(
            from,
            states: members.optional("states"),
            mapped: Set(mappings.map(\.form))
        )
        let feature = Feature(
            name: try name.token(),
            source: source,
            mappings: mappings,
            substitutes: try substitutes(members.optional("whenMissing"), source, domain),
            note: try members.optional("note")?.text(),
            domain: domain
        )
        guard !isMisleading(feature) else { throw name.fault(.misleadingName(feature.name)) }
        return feature
    }

    /// Whether the name is that of a field that the feature does not read.
    ///
    /// A question what would be without some field must not be taken for another.
    private func isMisleading(_ feature: Feature) -> Bool {
        if catalog.definition(named: feature.name) != nil {
            return feature.attribute?.name != feature.name
        }
        let isQuestion = forms.contains { $0.question(feature.name) != nil }
        return isQuestion && feature.question != feature.name
    }

    private func source(
        _ node: DocumentNode,
        states: DocumentNode?,
        mapped: Set<String>
    ) throws(ModelDocumentError) -> (Feature.Source, InputDomain) {
        let members = try node.anyMembers()
        let (kind, value) = try members.exactlyOne(of: "attribute", "question", "age", "series")
        if let states, kind != "question" {
            throw states.fault(.unreadable(kind, because: "only answers have states"))
        }
        switch kind {
        case "attribute":
            _ = try node.members("attribute")
            return try attribute(value)
        case "question":
            _ = try node.members("question")
            return try answer(value, states: states, mapped: mapped)
        case "age":
            _ = try node.members("age")
            return (try age(value), .number)
        default: return (.window(try window(node)), .number)
        }
    }

    private func attribute(
        _ node: DocumentNode
    ) throws(ModelDocumentError) -> (Feature.Source, InputDomain) {
        let definition = try definition(node)
        guard definition.series == nil else {
            throw node.fault(
                .unreadable(definition.name, because: "it is a series; read a window of it")
            )
        }
        switch definition.kind {
        case .code: return (.attribute(definition), .codes(CodeDomain(of: definition)))
        case .integer, .decimal: return (.attribute(definition), .number)
        case .text: throw node.fault(.unreadable(definition.name, because: "it is free text"))
        case .date:
            throw node.fault(
                .unreadable(definition.name, because: "it is a date; of birthDate read the age")
            )
        }
    }

    func definition(_ node: DocumentNode) throws(ModelDocumentError) -> AttributeDefinition {
        let name = try node.text()
        guard let definition = catalog.definition(named: name) else {
            throw node.fault(.unknownAttribute(name))
        }
        return definition
    }

    private func age(_ node: DocumentNode) throws(ModelDocumentError) -> Feature.Source {
        let measure = try node.choice(of: AgeMeasure.allCases)
        guard let birthDate = catalog.definition(.birthDate) else {
            throw node.fault(.unknownAttribute("birthDate"))
        }
        return .age(measure, from: birthDate)
    }

    private func answer(
        _ node: DocumentNode,
        states: DocumentNode?,
        mapped: Set<String>
    ) throws(ModelDocumentError) -> (Feature.Source, InputDomain) {
        let name = try node.text()
        let asked = forms.filter { !mapped.contains($0.name) }.compactMap { $0.question(name) }
        guard !asked.isEmpty else { throw node.fault(.unknownQuestion(name)) }
        guard asked.allSatisfy({ $0.kind == .one }) else {
            throw node.fault(.unreadable(name, because: "it takes more than one choice"))
        }
        let codes = CodeDomain(of: name, asked: asked)
        var meanings: [AnswerState: String] = [:]
        for (state, value) in try states?.anyMembers().all ?? [] {
            guard let state = AnswerState(rawValue: state) else {
                throw value.fault(.notAmong(AnswerState.allCases.map(\.rawValue)))
            }
            meanings[state] = try code(value, of: codes)
        }
        return (.answer(question: name, states: meanings), .codes(codes))
    }

    func code(_ node: DocumentNode, of codes: CodeDomain) throws(ModelDocumentError) -> String {
        let code = try node.text()
        guard codes.contains(code) else { throw node.fault(.notOnList(code, of: codes.name)) }
        return code
    }
}
