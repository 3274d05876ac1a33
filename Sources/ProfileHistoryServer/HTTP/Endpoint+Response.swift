internal import EventModel
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

extension Endpoint {
    /// The response to a request with an answer.
    func response(to sent: SentRequest, with answer: Reply) -> Response {
        let isHead = sent.method == .head
        var headers = fields(of: answer)
        switch answer.content {
        case .pieces(let pieces):
            let body = isHead ? ResponseBody() : ResponseBody(asyncSequence: pieces)
            return Response(status: answer.status, headers: headers, body: body)
        case .bytes(let bytes):
            if answer.status == .ok, isHead || sent.method == .get {
                let tag = answer.tag ?? EntityTag.tag(of: bytes)
                headers.append(HTTPField(name: .eTag, value: tag))
                headers.append(Self.varying)
                if let named = sent.fields.ifNoneMatch, EntityTag.isNamed(tag, in: named) {
                    headers[.contentType] = nil
                    // The framework would say that it is empty, and HTTP/2 would pass that on.
                    headers[.contentLength] = String(bytes.readableBytes)
                    return Response(status: .notModified, headers: headers)
                }
            }
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

    private static let varying = HTTPField(
        name: .vary,
        value: "Authorization, Accept, Accept-Language"
    )

    /// The fields of an answer, whoever asked.
    private func fields(of answer: Reply) -> HTTPFields {
        var headers = cacheControl(answer).fields
        headers.reserveCapacity(answer.headers.count + Self.fieldCount)
        if answer.type != .json { headers[.contentType] = answer.type.rawValue }
        if !answer.headers.isEmpty { headers.append(contentsOf: answer.headers) }
        if let position = answer.logPosition {
            headers.append(HTTPField(name: .logPosition, value: String(position.rawValue)))
        }
        return headers
    }

    /// Reads about persons are asked for again each time, so that each one is put on record.
    private func cacheControl(_ answer: Reply) -> CacheControl {
        if answer.isStatic { return .immutable }
        switch operation.matter {
        case .open: return .askingAgain
        case .models: return .askingAgainForOneself
        case .person, .everybody:
            return answer.status == .ok ? .askingAgainForOneself : .nothing
        }
    }
}
