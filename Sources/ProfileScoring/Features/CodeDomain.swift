import ProfileModel

/// Which codes an input can have.
struct CodeDomain: Hashable, Sendable {
    /// What the codes are called in messages, such as `the choices of q2`.
    let name: String
    /// The codes in order, nil where the list is open.
    let listed: [String]?
    /// What a code of an open list looks like.
    let shape: CodeShape

    /// The codes of an attribute.
    init(of attribute: AttributeDefinition) {
        switch attribute.codes {
        case .list(let list):
            name = "the list \(list.name)"
            listed = list.codes.map(\.code)
            shape = .token
        case .shape(let shape):
            name = "the codes of \(attribute.name)"
            listed = nil
            self.shape = shape
        case nil:
            name = "the codes of \(attribute.name)"
            listed = nil
            shape = .token
        }
    }

    /// The choices of a question, taken together over the forms that ask it.
    init(of question: String, asked definitions: [QuestionDefinition]) {
        name = "the choices of \(question)"
        shape = .token
        guard definitions.allSatisfy(\.isClosed) else {
            listed = nil
            return
        }
        listed = definitions.flatMap(\.choices).reduce(into: []) { codes, choice in
            if !codes.contains(choice.code) { codes.append(choice.code) }
        }
    }

    /// Whether a code is one of them, byte for byte.
    func contains(_ code: String) -> Bool {
        guard let listed else { return shape.matches(code) }
        return listed.contains { $0.utf8.elementsEqual(code.utf8) }
    }
}
