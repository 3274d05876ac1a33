public import PMML
public import Scoring

/// A PMML document as the kernel of a model version, with the binding that its version states.
///
/// The document is evaluated as it is. The binding says which feature each of its fields is given,
/// and what of its results is the class and the score.
public struct PMMLKernel: Sendable {
    /// The document, read and compiled.
    public let document: PMMLDocument
    /// The digest of the document's bytes.
    public let digest: DocumentDigest
    /// How many features the version has.
    public let featureCount: Int
    /// The feature of each of the document's active fields; nil for a field that is always missing.
    public let fields: [FeatureIndex?]
    /// What becomes the class.
    public let decision: PMMLDecision
    /// What is the score, nil where the version has none.
    public let score: PMMLQuantity?

    /// The version of the rules by which documents are evaluated.
    ///
    /// Stored beside a score. Rules that give other bits for any input get another number.
    public static let rulesVersion = 1

    private let places: [String: Int]

    init(
        document: PMMLDocument,
        digest: DocumentDigest,
        featureCount: Int,
        fields: [FeatureIndex?],
        decision: PMMLDecision,
        score: PMMLQuantity?
    ) {
        self.document = document
        self.digest = digest
        self.featureCount = featureCount
        self.fields = fields
        self.decision = decision
        self.score = score
        places = Dictionary(
            uniqueKeysWithValues: document.activeFields.enumerated().map { ($1.name, $0) }
        )
    }
}

extension PMMLKernel {
    /// What a document of a model version may hold: what an event takes, and nothing that a
    /// document of that size could need more of.
    public static let limits = PMMLLimits(
        byteCount: 4 << 20,
        depth: 200,
        elementCount: 500_000,
        expressionCount: 500_000
    )

    /// The classes that it can give.
    public var classes: [ClassLabel] { decision.classes }

    /// The features that are bound, in the version's order.
    public var features: [FeatureIndex] { Set(fields.compactMap { $0 }).sorted() }

    /// The feature of a field, nil for one that is no active field or is always missing.
    func feature(of field: String) -> FeatureIndex? {
        places[field].flatMap { fields[$0] }
    }
}
