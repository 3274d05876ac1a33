internal import EventLog
internal import EventModel
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
    /// What the registry's stream must be at still when something is decided on what it says.
    let revision: ExpectedRevision

    private static func revision(of stream: [UInt8]) throws -> ExpectedRevision {
        var last: Revision?
        var reader = unsafe StreamReader(stream.span.bytes)
        while let entry = try reader.next() { last = entry.revision }
        return last.map { .exactly($0) } ?? .none
    }

    init(stream: PackedStream?) throws {
        let bytes = stream?.bytes ?? []
        models = try ModelTimeline(of: bytes)
        let catalogs = try CatalogFold(of: bytes)
        attributes = catalogs.attributes
        forms = catalogs.forms
        revision = try Self.revision(of: bytes)
    }
}
