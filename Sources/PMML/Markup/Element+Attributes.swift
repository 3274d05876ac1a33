extension Element {
    /// An attribute's text, if it is there.
    func text(_ attribute: String) -> String? {
        for candidate in attributes where candidate.name == attribute { return candidate.value }
        return nil
    }

    /// An attribute's text.
    func requiredText(_ attribute: String) throws(PMMLError) -> String {
        guard let text = text(attribute) else { throw error(.missingAttribute(attribute)) }
        return text
    }

    /// An attribute's number, if it is there.
    func number(_ attribute: String) throws(PMMLError) -> Double? {
        guard let text = text(attribute) else { return nil }
        guard let number = Literal.number(text) else { throw error(.number(text)) }
        return number
    }

    /// An attribute's number.
    func requiredNumber(_ attribute: String) throws(PMMLError) -> Double {
        guard let number = try number(attribute) else { throw error(.missingAttribute(attribute)) }
        return number
    }

    /// An attribute's whole number, if it is there.
    func integer(_ attribute: String) throws(PMMLError) -> Int? {
        guard let number = try number(attribute) else { return nil }
        guard let integer = Int(exactly: number) else {
            throw error(.literal(text(attribute) ?? "", type: "integer"))
        }
        return integer
    }

    /// An attribute's truth, or what it is when it is not there.
    func truth(_ attribute: String, default standard: Bool) throws(PMMLError) -> Bool {
        guard let text = text(attribute) else { return standard }
        guard let truth = Literal.truth(text) else {
            throw error(.literal(text, type: "boolean"))
        }
        return truth
    }

    /// An attribute's choice among names, or what it is when it is not there.
    func choice<Choice: RawRepresentable<String>>(
        _ attribute: String,
        default standard: Choice
    ) throws(PMMLError) -> Choice {
        guard let text = text(attribute) else { return standard }
        guard let choice = Choice(rawValue: text) else {
            throw error(.unsupportedValue(attribute: attribute, value: text))
        }
        return choice
    }

    /// An attribute's choice among names.
    func requiredChoice<Choice: RawRepresentable<String>>(
        _ attribute: String,
        as _: Choice.Type = Choice.self
    ) throws(PMMLError) -> Choice {
        let text = try requiredText(attribute)
        guard let choice = Choice(rawValue: text) else {
            throw error(.unsupportedValue(attribute: attribute, value: text))
        }
        return choice
    }
}
