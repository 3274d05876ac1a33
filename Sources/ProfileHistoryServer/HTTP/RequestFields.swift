internal import HTTPTypes

/// The header fields of a request that the service looks at, found in one pass over all of them.
///
/// A field that stands several times is one, its values joined by commas (RFC 9110, section 5.3).
///
/// A reference: it is handed on with everything that is made of a request.
final class RequestFields: Sendable {
    let accept: String?
    let acceptLanguage: String?
    let authorization: String?
    let caseNumber: String?
    let connection: String?
    let contentType: String?
    let idempotencyKey: String?
    let ifNoneMatch: String?
    let lastEventID: String?
    let purpose: String?

    init(_ fields: HTTPFields) {
        var (accept, acceptLanguage, authorization): (String?, String?, String?)
        var (caseNumber, connection, contentType): (String?, String?, String?)
        var (idempotencyKey, ifNoneMatch): (String?, String?)
        var (lastEventID, purpose): (String?, String?)
        for field in fields {
            switch field.name.canonicalName {
            case "accept": Self.add(field.value, to: &accept)
            case "accept-language": Self.add(field.value, to: &acceptLanguage)
            case "authorization": Self.add(field.value, to: &authorization)
            case "case-number": Self.add(field.value, to: &caseNumber)
            case "connection": Self.add(field.value, to: &connection)
            case "content-type": Self.add(field.value, to: &contentType)
            case "idempotency-key": Self.add(field.value, to: &idempotencyKey)
            case "if-none-match": Self.add(field.value, to: &ifNoneMatch)
            case "last-event-id": Self.add(field.value, to: &lastEventID)
            case "purpose": Self.add(field.value, to: &purpose)
            default: break
            }
        }
        self.accept = accept
        self.acceptLanguage = acceptLanguage
        self.authorization = authorization
        self.caseNumber = caseNumber
        self.connection = connection
        self.contentType = contentType
        self.idempotencyKey = idempotencyKey
        self.ifNoneMatch = ifNoneMatch
        self.lastEventID = lastEventID
        self.purpose = purpose
    }

    /// Whether the client says nothing of the connection but that it goes on.
    var keepsConnection: Bool { connection == nil || connection?.lowercased() == "keep-alive" }

    private static func add(_ value: String, to field: inout String?) {
        if let before = field { field = "\(before), \(value)" } else { field = value }
    }
}
