public import ProfileModel
public import Scoring

/// A model version: everything that decides what it makes of a person, as one JSON document.
///
/// The bytes of the document are the event, and their digest is the version's identity. A document
/// that exists is valid: its features read attributes and questions that the store knows, its
/// kernel covers what it says, and nothing in it goes unused. A kernel may be a PMML document,
/// which the document names by its digest and binds to its features and classes. Whether its golden
/// vectors come out right is asked separately: ``replayGoldenVectors()``. The format is described
/// in <doc:ModelDocuments>.
public struct ModelDocument: Sendable {
    /// The document byte for byte.
    public let bytes: [UInt8]
    /// The digest of ``bytes``.
    public let digest: DocumentDigest
    /// The version's name, a token.
    public let id: String
    /// What the version is called.
    public let title: Wording
    /// What the version is, and what it is not.
    public let describes: String
    /// What a reader has to know, such as what the source of the model does not state.
    public let notes: [String]
    /// The groups that the version may be activated for.
    public let targetGroups: [TargetGroup]
    /// The forms whose answers it understands.
    public let forms: [String]
    /// The classes that it can give, in the model's order.
    public let classes: [ClassLabel]
    /// The attributes that it uses.
    public let attributes: [UsedField]
    /// The questions that it uses.
    public let questions: [UsedField]
    /// The documentation that belongs to it, where there is any.
    public let documentation: ModelDocumentation?
    /// What the kernel is given, in the order of its inputs.
    public let features: [Feature]
    /// The rules by which inputs become a class.
    public let kernel: ModelKernel
    /// Inputs with the result that they must give.
    public let goldenVectors: [GoldenVector]
    /// The tests of codes that are on no list.
    public let unlistedConditions: [UnlistedCondition]

    /// Reads a document and checks all of it; linear in its length.
    ///
    /// `catalog` and `forms` are what the store knows; a document may only use that. `pmml` is the
    /// PMML document that it binds, where it binds one. Throws the first fault found, with the
    /// place in the document and what would be right.
    public init(
        parsing bytes: [UInt8],
        catalog: AttributeCatalog,
        forms: FormCatalog,
        pmml: [UInt8]? = nil
    ) throws(ModelDocumentError) {
        let reader = DocumentReader(catalog: catalog, forms: forms)
        self = try reader.read(bytes, pmml: pmml)
    }

    init(bytes: [UInt8], head: DocumentHead, features: [Feature], kernel: DocumentKernel) {
        self.bytes = bytes
        self.digest = DocumentDigest(of: bytes)
        self.id = head.id
        self.title = head.title
        self.describes = head.describes
        self.notes = head.notes
        self.targetGroups = head.targetGroups
        self.forms = head.forms
        self.classes = head.classes
        self.attributes = head.attributes
        self.questions = head.questions
        self.documentation = head.documentation
        self.features = features
        self.kernel = kernel.kernel
        self.goldenVectors = kernel.goldenVectors
        self.unlistedConditions = kernel.unlisted
    }
}

extension ModelDocument: Hashable {
    /// Whether two documents were read from the same bytes to the same meaning.
    public static func == (left: ModelDocument, right: ModelDocument) -> Bool {
        left.digest == right.digest && left.features == right.features
    }

    /// Hashes the digest.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(digest)
    }
}

extension ModelDocument {
    /// The name of the feature at a place of the kernel's inputs.
    func name(of feature: FeatureIndex) -> String {
        features[feature.position].name
    }
}
