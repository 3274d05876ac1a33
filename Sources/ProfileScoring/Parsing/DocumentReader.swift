import JSON
import ProfileModel
import Scoring

/// Reads model documents against what a store knows.
struct DocumentReader {
    let catalog: AttributeCatalog
    let forms: FormCatalog

    /// How deeply objects and lists may be nested: some 40 levels of a tree.
    private static let maximumDepth = 128

    /// Reads a document, with the PMML document that was given with it, if one was.
    func read(_ bytes: [UInt8], pmml: [UInt8]?) throws(ModelDocumentError) -> ModelDocument {
        let members = try members(of: bytes)
        let head = try head(members)
        let understood = head.forms.compactMap { forms.form(named: $0) }
        let features = try FeatureReader(catalog: catalog, forms: understood)
            .features(members.required("features"))
        try check(features, against: head)

        var kernelReader = KernelReader(features: features, classes: head.classes)
        let kernel = try kernelReader.kernel(members.required("kernel"), pmml: pmml)
        let golden = try GoldenVectorReader(features: features, kernel: kernel)
            .vectors(members.required("goldenVectors"))
        let part = DocumentKernel(
            kernel: kernel,
            unlisted: kernelReader.unlisted,
            goldenVectors: golden
        )
        return ModelDocument(bytes: bytes, head: head, features: features, kernel: part)
    }

    private func members(of bytes: [UInt8]) throws(ModelDocumentError) -> DocumentMembers {
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONValue(parsing: bytes, maximumDepth: Self.maximumDepth)
        } catch {
            throw ModelDocumentError(.notJSON(error), at: "$")
        }
        let root = DocumentNode(value: value, path: "$")
        let members = try root.members(
            "format",
            "id",
            "title",
            "describes",
            "notes",
            "targetGroups",
            "forms",
            "classes",
            "attributes",
            "questions",
            "documentation",
            "features",
            "kernel",
            "goldenVectors"
        )
        let format = try members.required("format")
        guard let number = format.value.number else {
            throw format.fault(.wrongKind(expected: "a whole number"))
        }
        guard number.int64 == 1 else { throw format.fault(.unknownFormat(number.text)) }
        return members
    }

    private func head(_ members: DocumentMembers) throws(ModelDocumentError) -> DocumentHead {
        let title = try members.required("title").members("da", "en")
        return DocumentHead(
            id: try members.required("id").token(),
            title: Wording(
                danish: try title.required("da").text(),
                english: try title.required("en").text()
            ),
            describes: try members.required("describes").text(),
            notes: try Self.texts(members.required("notes")),
            targetGroups: try Self.targetGroups(members.required("targetGroups")),
            forms: try knownForms(members.required("forms")),
            classes: try members.required("classes").tokens().map { ClassLabel($0) },
            attributes: try usedFields(members.required("attributes"), areAttributes: true),
            questions: try usedFields(members.required("questions"), areAttributes: false),
            documentation: try Self.documentation(members.required("documentation"))
        )
    }

    private static func texts(_ node: DocumentNode) throws(ModelDocumentError) -> [String] {
        var texts: [String] = []
        for element in try node.elements(allowsNone: true) { texts.append(try element.text()) }
        return texts
    }

    private static func targetGroups(
        _ node: DocumentNode
    ) throws(ModelDocumentError) -> [TargetGroup] {
        var groups: [TargetGroup] = []
        for element in try node.elements() {
            let name = try element.text()
            guard TargetGroup.isToken(name) else { throw element.fault(.notAToken) }
            let group = TargetGroup(rawValue: name)
            guard !groups.contains(group) else { throw element.fault(.duplicate(name)) }
            groups.append(group)
        }
        return groups
    }

    private func knownForms(_ node: DocumentNode) throws(ModelDocumentError) -> [String] {
        let names = try node.tokens(allowsNone: true)
        for (place, name) in names.enumerated() where forms.form(named: name) == nil {
            throw ModelDocumentError(.unknownForm(name), at: "\(node.path)[\(place)]")
        }
        return names
    }

    private static func documentation(
        _ node: DocumentNode
    ) throws(ModelDocumentError) -> ModelDocumentation? {
        if node.value.isNull { return nil }
        let members = try node.members("name", "sha256")
        let digest = try members.required("sha256")
        let text = try digest.text()
        guard Hexadecimal.isDigest(text) else {
            throw digest.fault(.notHexadecimal(digitCount: 64))
        }
        return ModelDocumentation(name: try members.required("name").text(), sha256: text)
    }
}
