internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

extension Endpoint {
    /// The response to a request with an answer.
    func response(
        to request: Request,
        with answer: Reply
    ) throws -> Response {
        var headers = answer.headers
        headers[.contentType] = answer.type.rawValue
        headers[.xContentTypeOptions] = "nosniff"
        headers[.cacheControl] = cacheControl(answer)
        switch answer.content {
        case .pieces(let pieces):
            return Response(
                status: answer.status,
                headers: headers,
                body: request.method == .head
                    ? ResponseBody() : ResponseBody(asyncSequence: pieces)
            )
        case .bytes(let bytes):
            let isRead = request.method == .get || request.method == .head
            if answer.status == .ok, isRead {
                let tag = answer.tag ?? EntityTag.tag(of: bytes[...])
                headers[.eTag] = "\"\(tag)\""
                headers[.vary] = "Authorization, Accept, Accept-Language"
                if let named = request.headers[.ifNoneMatch], EntityTag.isNamed(tag, in: named) {
                    headers[.contentType] = nil
                    return Response(status: .notModified, headers: headers)
                }
            }
            if request.method == .head {
                headers[.contentLength] = String(bytes.count)
                return Response(status: answer.status, headers: headers)
            }
            let body = ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
            return Response(status: answer.status, headers: headers, body: body)
        }
    }

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
