/// The versions of the questionnaire that a store knows: the built-in ones and those defined by
/// events.
public struct FormCatalog: Hashable, Sendable {
    /// All forms, the built-in ones first, then in the order in which they were defined.
    public private(set) var all: [FormDefinition]
    private var places: [String: Int]

    /// The built-in forms alone: `2015` and `2017`.
    ///
    /// The questionnaire was published once. What changed on 18 September 2017 never was, so both
    /// forms have the same questions here, and the difference between them is the name alone.
    public static let builtIn = FormCatalog(trusting: [
        FormDefinition(name: "2015", questions: PublishedQuestions.all),
        FormDefinition(name: "2017", questions: PublishedQuestions.all),
    ])

    /// Starts with the built-in forms.
    public init() {
        self = .builtIn
    }

    private init(trusting forms: [FormDefinition]) {
        all = forms
        places = Dictionary(uniqueKeysWithValues: forms.indices.map { (forms[$0].name, $0) })
    }

    /// The form with this name.
    public func form(named name: String) -> FormDefinition? { places[name].map { all[$0] } }

    /// The place in ``all`` of the form with this name.
    public func index(named name: String) -> Int? { places[name] }

    /// Adds a form; one that is here already with the same definition is left as it is.
    ///
    /// Throws `.definedDifferently`, and what ``FormDefinition/check()`` throws.
    public mutating func define(_ form: FormDefinition) throws(FormError) {
        if let existing = self.form(named: form.name) {
            guard existing == form else { throw .definedDifferently }
            return
        }
        try form.check()
        places[form.name] = all.count
        all.append(form)
    }
}
