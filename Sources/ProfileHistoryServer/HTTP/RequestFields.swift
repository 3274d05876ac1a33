internal import HTTPTypes

/// The header fields of a request that the service looks at, found in one pass over all of them.
///
/// A field that stands several times is one, its values joined by commas (RFC 9110, section 5.3).
struct RequestFields: Sendable {
    private(set) var accept: String?
    private(set) var acceptLanguage: String?
    private(set) var authorization: String?
    private(set) var caseNumber: String?
    private(set) var contentType: String?
    private(set) var idempotencyKey: String?
    private(set) var ifNoneMatch: String?
    private(set) var lastEventID: String?
    private(set) var purpose: String?

    init(_ fields: HTTPFields) {
        for field in fields {
            switch field.name.canonicalName {
            case "accept": Self.add(field.value, to: &accept)
            case "accept-language": Self.add(field.value, to: &acceptLanguage)
            case "authorization": Self.add(field.value, to: &authorization)
            case "case-number": Self.add(field.value, to: &caseNumber)
            case "content-type": Self.add(field.value, to: &contentType)
            case "idempotency-key": Self.add(field.value, to: &idempotencyKey)
            case "if-none-match": Self.add(field.value, to: &ifNoneMatch)
            case "last-event-id": Self.add(field.value, to: &lastEventID)
            case "purpose": Self.add(field.value, to: &purpose)
            default: break
            }
        }
    }

    private static func add(_ value: String, to field: inout String?) {
        if let before = field { field = "\(before), \(value)" } else { field = value }
    }
}
