import JSON
import ProfileModel
import Scoring

extension FeatureReader {
    /// How answers of other forms are read; each form at most once.
    func mappings(
        _ node: DocumentNode?,
        from: DocumentNode
    ) throws(ModelDocumentError) -> [AnswerMapping] {
        guard let node else { return [] }
        let source = try from.anyMembers()
        guard let asked = source.optional("question") else {
            throw node.fault(.unreadable("a mapping", because: "only answers are mapped"))
        }
        let question = try asked.text()
        let mapped = Set(try node.elements().map(formName))
        let own = forms.filter { !mapped.contains($0.name) }.compactMap { $0.question(question) }
        let codes = CodeDomain(of: question, asked: own)
        var mappings: [AnswerMapping] = []
        for element in try node.elements() {
            let mapping = try mapping(element, of: question, to: codes)
            guard !mappings.contains(where: { $0.form == mapping.form }) else {
                throw ModelDocumentError(.duplicate(mapping.form), at: "\(element.path).form")
            }
            mappings.append(mapping)
        }
        return mappings
    }

    private func formName(_ node: DocumentNode) throws(ModelDocumentError) -> String {
        try node.members("form", "question", "choices", "note").required("form").text()
    }

    private func mapping(
        _ node: DocumentNode,
        of question: String,
        to codes: CodeDomain
    ) throws(ModelDocumentError) -> AnswerMapping {
        let members = try node.members("form", "question", "choices", "note")
        let form = try members.required("form")
        let formName = try form.text()
        guard let definition = forms.first(where: { $0.name == formName }) else {
            throw form.fault(.unknownForm(formName))
        }
        let name = try members.optional("question")?.text() ?? question
        guard let asked = definition.question(name) else {
            throw (members.optional("question") ?? form).fault(.unknownQuestion(name))
        }
        guard asked.kind == .one else {
            throw form.fault(.unreadable(name, because: "it takes more than one choice"))
        }
        return AnswerMapping(
            form: definition.name,
            question: name,
            choices: try choices(members.required("choices"), of: asked, to: codes),
            note: try members.optional("note")?.text()
        )
    }

    /// What each choice stands for; every choice of a closed list is dealt with.
    private func choices(
        _ node: DocumentNode,
        of asked: QuestionDefinition,
        to codes: CodeDomain
    ) throws(ModelDocumentError) -> [String: String?] {
        let domain = CodeDomain(of: asked.id, asked: [asked])
        var choices: [String: String?] = [:]
        for (choice, value) in try node.anyMembers().all {
            guard domain.contains(choice) else {
                throw value.fault(.notOnList(choice, of: domain.name))
            }
            choices.updateValue(
                value.value.isNull ? nil : try code(value, of: codes),
                forKey: choice
            )
        }
        guard !choices.isEmpty else { throw node.fault(.empty) }
        for choice in domain.listed ?? [] where !choices.keys.contains(choice) {
            throw node.fault(.missingField(choice))
        }
        return choices
    }
}
