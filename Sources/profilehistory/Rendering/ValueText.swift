internal import AuditReports
internal import EventModel
internal import ProfileHistoryStore
internal import ProfileModel
internal import Projections

/// Values and answers as people read them, with the names behind the codes.
struct ValueText {
    let names: ProvenanceNames
    let language: Language

    /// A value, with the Danish name of its code where a list has one.
    ///
    /// In English only digits are named: a code that is a word needs no second one.
    func value(_ value: AttributeValue, of number: AttributeNumber) -> String {
        if let why = value.withholding { return withholding(why) }
        let text = value.description
        guard case .list(let list)? = names.attributes.definition(number)?.codes,
            let label = list[text]?.label, !label.isEmpty,
            language == .danish || text.allSatisfy(\.isNumber)
        else { return text }
        return "\(text) \(label)"
    }

    /// An answer, so that its states never look like one another.
    func answer(_ answer: Answer, to question: String, form: String) -> String {
        if let state = answer.state { return "(\(self.state(state)))" }
        if case .withheld(let why) = answer { return withholding(why) }
        var parts = answer.choices.map { choice($0, to: question, form: form) }
        if let text = answer.freeText { parts.append("“\(text)”") }
        return parts.isEmpty
            ? language("(none ticked)", "(intet afkrydset)") : parts.joined(separator: ", ")
    }

    /// Why something is not told, in parentheses.
    func withholding(_ why: Withholding) -> String {
        switch why {
        case .erased: language("(erased)", "(slettet)")
        case .restricted: language("(restricted)", "(behandling begrænset)")
        }
    }

    /// A question's wording.
    func question(_ id: String, form: String) -> String {
        definition(id, form).map { language($0.wording) } ?? id
    }

    private func choice(_ code: String, to question: String, form: String) -> String {
        guard let choice = definition(question, form)?.choices.first(where: { $0.code == code })
        else { return code }
        return language(choice.wording)
    }

    private func definition(_ id: String, _ form: String) -> QuestionDefinition? {
        names.forms.form(named: form)?.questions.first { $0.id == id }
    }

    private func state(_ state: AnswerState) -> String {
        switch state {
        case .declined: language("declined to answer", "ønsker ikke at svare")
        case .dontKnow: language("does not know", "ved ikke")
        case .unknown: language("unknown", "ukendt")
        }
    }
}

extension AsOf {
    /// The times in one sentence.
    func text(_ language: Language) -> String {
        let valid = LocalTime.text(effective.instant)
        let known: String =
            switch self.known {
            case .registered(let time):
                language("registered by", "registreret senest") + " \(LocalTime.text(time.instant))"
            case .recorded(let time):
                language("recorded here by", "modtaget her senest")
                    + " \(LocalTime.text(time.instant))"
            case .position(let position):
                language("in the log through position", "i loggen til og med position")
                    + " \(position)"
            }
        return language("as valid at", "gældende") + " \(valid), \(known)"
    }
}
