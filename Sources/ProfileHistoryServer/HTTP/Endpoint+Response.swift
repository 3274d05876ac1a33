internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

extension Endpoint {
    /// The response to a request with an answer.
    func response(to sent: SentRequest, with answer: Reply) -> Response {
        let isHead = sent.request.method == .head
        var headers = answer.headers
        headers.reserveCapacity(headers.count + Self.fieldCount)
        headers.append(Self.noSniffing)
        headers.append(cacheControl(answer))
        let type = answer.type == .json ? Self.json : Self.field(answer.type)
        switch answer.content {
        case .pieces(let pieces):
            headers.append(type)
            let body = isHead ? ResponseBody() : ResponseBody(asyncSequence: pieces)
            return Response(status: answer.status, headers: headers, body: body)
        case .bytes(let bytes):
            if answer.status == .ok, isHead || sent.request.method == .get {
                let tag = answer.tag ?? EntityTag.tag(of: bytes)
                headers.append(HTTPField(name: .eTag, value: "\"\(tag)\""))
                headers.append(Self.varying)
                if let named = sent.fields.ifNoneMatch, EntityTag.isNamed(tag, in: named) {
                    return Response(status: .notModified, headers: headers)
                }
            }
            headers.append(type)
            if isHead {
                headers[.contentLength] = String(bytes.readableBytes)
                return Response(status: answer.status, headers: headers)
            }
            let body = ResponseBody(byteBuffer: bytes)
            return Response(status: answer.status, headers: headers, body: body)
        }
    }

    /// Room for what is added here and by the framework.
    private static let fieldCount = 10

    // What most answers say is made once.
    private static let noSniffing = HTTPField(name: .xContentTypeOptions, value: "nosniff")
    private static let json = field(Reply.MediaType.json)
    private static let varying = HTTPField(
        name: .vary,
        value: "Authorization, Accept, Accept-Language"
    )
    private static let immutable = caching("public, max-age=31536000, immutable")
    private static let askingAgain = caching("no-cache")
    private static let askingAgainForOneself = caching("private, no-cache")
    private static let keepingNothing = caching("no-store")

    private static func field(_ type: Reply.MediaType) -> HTTPField {
        HTTPField(name: .contentType, value: type.rawValue)
    }

    private static func caching(_ directives: String) -> HTTPField {
        HTTPField(name: .cacheControl, value: directives)
    }

    /// Reads about persons are asked for again each time, so that each one is put on record.
    private func cacheControl(_ answer: Reply) -> HTTPField {
        if answer.isStatic { return Self.immutable }
        switch operation.matter {
        case .open: return Self.askingAgain
        case .models: return Self.askingAgainForOneself
        case .person, .everybody:
            return answer.status == .ok ? Self.askingAgainForOneself : Self.keepingNothing
        }
    }
}
