internal import AuditReports
internal import HTTPTypes

/// What can be the matter with a request, by stable names (RFC 9457, `type`).
///
/// The raw values are part of the interface: clients decide by them.
enum ProblemType: String, CaseIterable, Sendable {
    case badRequest = "bad-request"
    case purposeMissing = "purpose-missing"
    case idempotencyKeyMissing = "idempotency-key-missing"
    case unauthenticated
    case forbidden
    case otherMunicipality = "other-municipality"
    case noForm = "no-form"
    case restricted
    case notFound = "not-found"
    case unknownSubject = "unknown-subject"
    case methodNotAllowed = "method-not-allowed"
    case notAcceptable = "not-acceptable"
    case requestTimeout = "request-timeout"
    case conflict
    case idempotencyConflict = "idempotency-conflict"
    case noResult = "no-result"
    case erased
    case contentTooLarge = "content-too-large"
    case uriTooLong = "uri-too-long"
    case unsupportedMediaType = "unsupported-media-type"
    case invalidEvent = "invalid-event"
    case outsideWindow = "outside-window"
    case tooManyRequests = "too-many-requests"
    case internalError = "internal-error"
    case notImplemented = "not-implemented"
    case readLogUnavailable = "read-log-unavailable"
    case unavailable

    /// The status that answers with it.
    var status: HTTPResponse.Status {
        switch self {
        case .badRequest, .purposeMissing, .idempotencyKeyMissing: .badRequest
        case .unauthenticated: .unauthorized
        case .forbidden, .otherMunicipality, .noForm, .restricted: .forbidden
        case .notFound, .unknownSubject: .notFound
        case .methodNotAllowed: .methodNotAllowed
        case .notAcceptable: .notAcceptable
        case .requestTimeout: .requestTimeout
        case .conflict, .idempotencyConflict, .noResult: .conflict
        case .erased: .gone
        case .contentTooLarge: .contentTooLarge
        case .uriTooLong: .uriTooLong
        case .unsupportedMediaType: .unsupportedMediaType
        case .invalidEvent, .outsideWindow: .unprocessableContent
        case .tooManyRequests: .tooManyRequests
        case .internalError: .internalServerError
        case .notImplemented: .notImplemented
        case .readLogUnavailable, .unavailable: .serviceUnavailable
        }
    }

    /// The reference that names it: a path under which it is described.
    var reference: String { "/problems/\(rawValue)" }

    /// What it is called, for people.
    func title(_ language: Language) -> String {
        switch self {
        case .badRequest: language("The request does not hold", "Forespørgslen holder ikke")
        case .purposeMissing:
            language("Purpose and case number are missing", "Formål og sagsnummer mangler")
        case .idempotencyKeyMissing:
            language("The header Idempotency-Key is missing", "Headeren Idempotency-Key mangler")
        case .unauthenticated:
            language("No valid token was given", "Der er ikke givet et gyldigt token")
        case .forbidden: language("Your role does not allow this", "Din rolle giver ikke adgang")
        case .otherMunicipality:
            language("The person lives in another municipality", "Personen bor i en anden kommune")
        case .noForm:
            language("The person has not filled in the form", "Personen har ikke udfyldt skemaet")
        case .restricted:
            language(
                "Processing of the data is restricted",
                "Behandlingen af oplysningerne er begrænset"
            )
        case .notFound: language("There is nothing here", "Her er ikke noget")
        case .unknownSubject: language("No such person is known", "Personen kendes ikke")
        case .methodNotAllowed:
            language("The method does not apply here", "Metoden kan ikke bruges her")
        case .notAcceptable:
            language("No such representation is given", "Der gives ikke svar i den form")
        case .requestTimeout:
            language("The request took too long to arrive", "Forespørgslen var for længe undervejs")
        case .conflict:
            language(
                "The state of the store does not allow it",
                "Lagerets tilstand tillader det ikke"
            )
        case .idempotencyConflict:
            language("The key was used with other content", "Nøglen er brugt med andet indhold")
        case .noResult: language("The version gives no result", "Versionen giver intet resultat")
        case .erased: language("The person's data were erased", "Personens oplysninger er slettet")
        case .contentTooLarge: language("The body is too large", "Indholdet er for stort")
        case .uriTooLong: language("The address is too long", "Adressen er for lang")
        case .unsupportedMediaType:
            language("The body is of another media type", "Indholdet er af en anden medietype")
        case .invalidEvent: language("The event does not hold", "Hændelsen holder ikke")
        case .outsideWindow:
            language(
                "The form was handed in outside its period",
                "Skemaet er afleveret uden for sin periode"
            )
        case .tooManyRequests: language("Too many requests", "For mange forespørgsler")
        case .internalError: language("Something went wrong here", "Noget gik galt her")
        case .notImplemented: language("The method is not known", "Metoden kendes ikke")
        case .readLogUnavailable:
            language(
                "The read can not be put on record, so it is not answered",
                "Opslaget kan ikke føres til protokols og besvares derfor ikke"
            )
        case .unavailable:
            language("The store can not do this now", "Lageret kan ikke gøre det nu")
        }
    }
}
