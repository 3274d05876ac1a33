internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

extension Endpoint {
    /// The response to a request with an answer.
    func response(to sent: SentRequest, with answer: Reply) -> Response {
        let isHead = sent.request.method == .head
        var headers = answer.headers
        headers.reserveCapacity(headers.count + Self.fieldCount)
        headers.append(HTTPField(name: .xContentTypeOptions, value: "nosniff"))
        headers.append(HTTPField(name: .cacheControl, value: cacheControl(answer)))
        let type = HTTPField(name: .contentType, value: answer.type.rawValue)
        switch answer.content {
        case .pieces(let pieces):
            headers.append(type)
            let body = isHead ? ResponseBody() : ResponseBody(asyncSequence: pieces)
            return Response(status: answer.status, headers: headers, body: body)
        case .bytes(let bytes):
            if answer.status == .ok, isHead || sent.request.method == .get {
                let tag = answer.tag ?? EntityTag.tag(of: bytes[...])
                headers.append(HTTPField(name: .eTag, value: "\"\(tag)\""))
                headers.append(HTTPField(name: .vary, value: Self.varying))
                if let named = sent.fields.ifNoneMatch, EntityTag.isNamed(tag, in: named) {
                    return Response(status: .notModified, headers: headers)
                }
            }
            headers.append(type)
            if isHead {
                headers[.contentLength] = String(bytes.count)
                return Response(status: answer.status, headers: headers)
            }
            let body = ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
            return Response(status: answer.status, headers: headers, body: body)
        }
    }

    /// Room for what is added here and by the framework.
    private static let fieldCount = 10

    private static let varying = "Authorization, Accept, Accept-Language"

    /// Reads about persons are asked for again each time, so that each one is put on record.
    private func cacheControl(_ answer: Reply) -> String {
        if answer.isStatic { return "public, max-age=31536000, immutable" }
        switch operation.matter {
        case .open: return "no-cache"
        case .models: return "private, no-cache"
        case .person, .everybody: return answer.status == .ok ? "private, no-cache" : "no-store"
        }
    }
}
