internal import EventLog
public import EventModel
public import ProfileModel
public import Projections

/// What the registry stream says: model versions, attributes and forms.
public struct Registry: Sendable {
    /// Every model version with its lifecycle.
    public let models: ModelTimeline
    /// Every attribute, built in or defined.
    public let attributes: AttributeCatalog
    /// Every version of the questionnaire, built in or defined.
    public let forms: FormCatalog
    /// Whose data was destroyed, by subject.
    public let erasures: [SubjectID: Erasure]
    /// The place of the last event that it was read from, `nil` where the stream is empty.
    let lastRevision: Revision?
    /// When it may say something else of now although nothing is stored.
    let turningPoints: TurningPoints

    /// What the registry's stream must be at still when something is decided on what it says.
    var revision: ExpectedRevision { lastRevision.map { .exactly($0) } ?? .none }

    private static func lastRevision(of stream: [UInt8]) throws -> Revision? {
        var last: Revision?
        var reader = unsafe StreamReader(stream.span.bytes)
        while let entry = try reader.next() { last = entry.revision }
        return last
    }

    init(stream: PackedStream?) throws {
        let bytes = stream?.bytes ?? []
        models = try ModelTimeline(of: bytes)
        let catalogs = try CatalogFold(of: bytes)
        attributes = catalogs.attributes
        forms = catalogs.forms
        erasures = try Erasure.all(in: bytes)
        lastRevision = try Self.lastRevision(of: bytes)
        turningPoints = try unsafe TurningPoints(of: bytes.span.bytes)
    }
}
