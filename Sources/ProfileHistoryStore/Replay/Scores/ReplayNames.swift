internal import ProfileScoring
internal import Scoring

/// The lists in which the numbers of a ``ReplayScore`` are places; fixed for a run.
struct ReplayNames: Sendable {
    /// The versions.
    let models: [String]
    /// The digests of the versions' documents.
    let digests: [String]
    /// The classes of all versions, each once, then every other outcome.
    let outcomes: [ReplayOutcome]
    /// The reasons that the versions can have for there being no result.
    let noResults: [NoResultKind]
    /// The features of all versions, each name once.
    let features: [String]
    /// The sub-models of all versions, each name once.
    let subModels: [String]

    private let outcomePlaces: [ReplayOutcome: Int]
    private let featurePlaces: [String: Int]
    private let subModelPlaces: [String: Int]

    /// Lists what the versions can give.
    init(of scorers: [ProfileScorer]) {
        let documents = scorers.map(\.document)
        models = documents.map(\.id)
        digests = documents.map { "\($0.digest)" }
        let classes = Self.distinct(
            documents.flatMap { ($0.classes + $0.kernel.classes).map(\.name) }
        )
        let bindsPMML = documents.contains { $0.kernel.pmml != nil }
        noResults = NoResultKind.allCases.filter { bindsPMML || !$0.isOfPMML }
        outcomes =
            classes.map { .class($0) } + noResults.map { .noResult($0) }
            + [.noSubmission, .noModel, .otherGroup]
        features = Self.distinct(documents.flatMap { $0.features.map(\.name) })
        subModels = Self.distinct(documents.flatMap(\.kernel.subModels))
        outcomePlaces = Self.places(outcomes)
        featurePlaces = Self.places(features)
        subModelPlaces = Self.places(subModels)
    }

    /// The place of an outcome; every outcome that a run's versions can give has one.
    func place(of outcome: ReplayOutcome) -> Int {
        guard let place = outcomePlaces[outcome] else {
            preconditionFailure("a version gives the classes that its document lists")
        }
        return place
    }

    /// The place of a feature, -1 for none.
    func place(ofFeature name: String?) -> Int { name.flatMap { featurePlaces[$0] } ?? -1 }

    /// The place of a sub-model, -1 for none.
    func place(ofSubModel name: String?) -> Int { name.flatMap { subModelPlaces[$0] } ?? -1 }

    private static func distinct(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }
    }

    private static func places<Name: Hashable>(_ names: [Name]) -> [Name: Int] {
        Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    }
}
