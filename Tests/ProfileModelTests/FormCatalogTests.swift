import ProfileModel
import Testing

struct FormCatalogTests {
    @Test func `both built-in forms have the published questions in order`() throws {
        #expect(FormCatalog.builtIn.all.map(\.name) == ["2015", "2017"])
        for form in FormCatalog.builtIn.all {
            #expect(
                form.questions.map(\.id) == [
                    "q1", "q1a", "q1b", "q2", "q3", "q4", "q5", "q6", "q7", "q8", "q9", "q10",
                    "q10a",
                ]
            )
            try form.check()
        }
    }

    @Test func `only the choices of question 2 are closed`() throws {
        let form = try #require(FormCatalog().form(named: "2015"))
        #expect(form.questions.filter(\.isClosed).map(\.id) == ["q2"])
        #expect(
            form.question("q2")?.choices.map(\.code) == [
                "new_job", "1m", "3m", "6m", "gt6m", "maternity", "pension", "dont_know",
            ]
        )
        #expect(form.questions.filter { $0.kind == .several }.map(\.id) == ["q8", "q9"])
        #expect(form.question("q10a")?.kind == .severalWithText)
        #expect(form.question("q10a")?.condition?.question == "q10")
        #expect(form.question("q11") == nil)
    }

    @Test func `every question and choice has a wording in both languages`() {
        for question in FormCatalog.builtIn.all.flatMap(\.questions) {
            #expect(!question.wording.danish.isEmpty && !question.wording.english.isEmpty)
            for choice in question.choices {
                #expect(!choice.wording.danish.isEmpty && !choice.wording.english.isEmpty)
            }
        }
    }

    @Test func `a form is defined once, and again only as it is`() throws {
        var catalog = FormCatalog()
        let form = FormDefinition(name: "2019", questions: [Self.question("q1")])
        try catalog.define(form)
        try catalog.define(form)
        #expect(catalog.form(named: "2019") == form)
        #expect(catalog.index(named: "2019") == 2)
        #expect(throws: FormError.definedDifferently) {
            try catalog.define(FormDefinition(name: "2019", questions: [Self.question("q2")]))
        }
        #expect(throws: FormError.definedDifferently) {
            try catalog.define(FormDefinition(name: "2015", questions: [Self.question("q1")]))
        }
    }

    @Test(arguments: [
        (FormDefinition(name: "", questions: [question("q1")]), FormError.invalidName),
        (FormDefinition(name: "f", questions: []), .noQuestions),
        (FormDefinition(name: "f", questions: [question("a"), question("a")]), .questionRepeated),
        (FormDefinition(name: "f", questions: [question("a b")]), .invalidQuestion),
        (FormDefinition(name: "f", questions: [question("a", ["x", "x"])]), .invalidChoices),
        (FormDefinition(name: "f", questions: [question("a", ["x y"])]), .invalidChoices),
        (
            FormDefinition(name: "f", questions: [question("a", [], isClosed: true)]),
            .invalidChoices
        ),
    ])
    func `a form that is none is refused`(form: FormDefinition, error: FormError) {
        var catalog = FormCatalog()
        #expect(throws: error) { try catalog.define(form) }
        #expect(catalog == .builtIn)
    }

    static func question(
        _ id: String,
        _ choices: [String] = [],
        isClosed: Bool = false
    ) -> QuestionDefinition {
        QuestionDefinition(
            id: id,
            kind: .one,
            choices: choices.map { .init($0, Wording(danish: $0)) },
            isClosed: isClosed,
            wording: Wording(danish: id)
        )
    }
}
