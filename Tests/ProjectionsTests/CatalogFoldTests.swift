import EventModel
import ProfileModel
import Projections
import Testing

/// Attributes and forms that events define.
struct CatalogFoldTests {
    private let mood = AttributeDefinition(
        number: .firstDefined,
        name: "mood",
        kind: .text,
        sensitivity: .personal,
        source: "demo"
    )
    private let form = FormDefinition(
        name: "2018",
        questions: [
            QuestionDefinition(id: "q1", kind: .text, wording: Wording(danish: "Hvorfor?"))
        ]
    )

    @Test func `an empty registry knows the built-in attributes and forms`() throws {
        let catalogs = try CatalogFold(of: [])
        #expect(catalogs.attributes == .builtIn)
        #expect(catalogs.forms == .builtIn)
    }

    @Test func `defined attributes and forms join the built-in ones`() throws {
        var registry = TestHistory()
        try registry.append(AttributeDefinedBody(definition: mood), said: "2016-01-01")
        try registry.append(FormDefinedBody(form: form), said: "2016-01-02")
        let catalogs = try CatalogFold(of: registry.bytes)
        #expect(catalogs.attributes.definition(named: "mood") == mood)
        #expect(catalogs.attributes.definition(.firstDefined) == mood)
        #expect(catalogs.attributes.definition(named: "origin")?.number == .origin)
        #expect(catalogs.forms.form(named: "2018") == form)
        #expect(catalogs.forms.form(named: "2015") != nil)
    }

    @Test func `a definition stays when it is annulled, since facts may name it`() throws {
        var registry = TestHistory()
        let position = try registry.append(
            AttributeDefinedBody(definition: mood),
            said: "2016-01-01"
        )
        try registry.annul(position, said: "2016-01-02")
        let catalogs = try CatalogFold(of: registry.bytes)
        #expect(catalogs.attributes.definition(named: "mood") == mood)
    }

    @Test func `definitions that contradict each other are refused as damage`() throws {
        let other = AttributeDefinition(
            number: .firstDefined,
            name: "mood",
            kind: .integer,
            sensitivity: .personal,
            source: "demo"
        )
        var registry = TestHistory()
        try registry.append(AttributeDefinedBody(definition: mood), said: "2016-01-01")
        try registry.append(AttributeDefinedBody(definition: other), said: "2016-01-01")
        #expect(throws: CodecError.self) { try CatalogFold(of: registry.bytes) }
        var forms = TestHistory()
        try forms.append(
            FormDefinedBody(form: FormDefinition(name: "2015", questions: form.questions)),
            said: "2016-01-01"
        )
        #expect(throws: CodecError.self) { try CatalogFold(of: forms.bytes) }
    }
}
