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

    init(stream: PackedStream?) throws {
        let bytes = stream?.bytes ?? []
        models = try ModelTimeline(of: bytes)
        let catalogs = try CatalogFold(of: bytes)
        attributes = catalogs.attributes
        forms = catalogs.forms
    }
}
