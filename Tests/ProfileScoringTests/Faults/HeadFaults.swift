import JSON
import ProfileModel
import ProfileScoring
import Scoring

extension ModelDocumentErrorTests {
    /// Faults in what a document says of itself and of what it uses.
    static let headFaults: [Fault] = [
        Fault("format", 2, at: "$.format", .unknownFormat("2")),
        Fault("format", "1", at: "$.format", .wrongKind(expected: "a whole number")),
        Fault("id", nil, at: "$", .missingField("id")),
        Fault("id", "a b", at: "$.id", .notAToken),
        Fault("id", "", at: "$.id", .empty),
        Fault("extra", 1, at: "$", .unknownField("extra")),
        Fault("title", "x", at: "$.title", .wrongKind(expected: "an object")),
        Fault("title.da", nil, at: "$.title", .missingField("da")),
        Fault("title.de", "x", at: "$.title", .unknownField("de")),
        Fault("describes", 1, at: "$.describes", .wrongKind(expected: "a text")),
        Fault("notes", nil, at: "$", .missingField("notes")),
        Fault("notes.0", "", at: "$.notes[0]", .empty),
        Fault("targetGroups", [], at: "$.targetGroups", .empty),
        Fault("targetGroups.0", "Dagpenge", at: "$.targetGroups[0]", .notAToken),
        Fault("targetGroups.1", "dagpenge", at: "$.targetGroups[1]", .duplicate("dagpenge")),
        Fault("forms.0", "2016", at: "$.forms[0]", .unknownForm("2016")),
        Fault("forms.1", "2015", at: "$.forms[1]", .duplicate("2015")),
        Fault("classes", [], at: "$.classes", .empty),
        Fault("classes.1", "low", at: "$.classes[1]", .duplicate("low")),
        Fault("classes.2", "middle", at: "$.classes[2]", .unusedClass("middle")),
        Fault(
            "attributes.0.name",
            "origi",
            at: "$.attributes[0].name",
            .unknownAttribute("origi")
        ),
        Fault(
            "attributes.0.sensitivity",
            "personal",
            at: "$.attributes[0].sensitivity",
            .otherSensitivity(.derivedProxy)
        ),
        Fault(
            "attributes.0.sensitivity",
            "secret",
            at: "$.attributes[0].sensitivity",
            .notAmong(["ordinary", "personal", "special", "derived-proxy"])
        ),
        Fault(
            "attributes.0.legalBasis",
            nil,
            at: "$.attributes[0]",
            .missingField("legalBasis")
        ),
        Fault("attributes.0.legalBasis", "", at: "$.attributes[0].legalBasis", .empty),
        Fault(
            "attributes.3",
            ["name": "sex", "sensitivity": "personal", "legalBasis": "none"],
            at: "$.attributes[3].name",
            .unusedDeclaration("sex")
        ),
        Fault(
            "attributes.3",
            ["name": "origin", "sensitivity": "derived-proxy", "legalBasis": "x"],
            at: "$.attributes[3].name",
            .duplicate("origin")
        ),
        Fault("attributes.0", nil, at: "$.features[0].from", .undeclared("origin")),
        Fault("questions.0", nil, at: "$.features[3].from", .undeclared("q2")),
        Fault("questions.0.name", "q3", at: "$.features[3].from", .undeclared("q2")),
        Fault("documentation", nil, at: "$", .missingField("documentation")),
        Fault(
            "documentation",
            ["name": "x", "sha256": "00"],
            at: "$.documentation.sha256",
            .notHexadecimal(digitCount: 64)
        ),
    ]
}
