internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// Reads the body of a request within a size and a time.
struct RequestBodyReader: Sendable {
    let maximumByteCount: Int
    let timeout: Duration

    /// The body of a request whose operation takes one.
    ///
    /// Throws `.contentTooLarge` as soon as that is known, `.requestTimeout` where it does not
    /// arrive in time, however it trickles.
    func read(_ request: Request, as kind: Operation.Body) async throws -> [UInt8] {
        try Self.checkType(request.headers[.contentType], kind)
        if let length = request.headers[.contentLength].flatMap({ Int($0) }),
            length > maximumByteCount
        {
            throw tooLarge
        }
        let body = request.body
        return try await withThrowingTaskGroup(of: [UInt8].self) { group in
            group.addTask { try await collect(body) }
            group.addTask {
                try await Task.sleep(for: timeout)
                throw Problem(.requestTimeout, "the body did not arrive in \(timeout)")
            }
            defer { group.cancelAll() }
            return try await group.next() ?? []
        }
    }

    private func collect(_ body: RequestBody) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        do {
            for try await buffer in body {
                guard bytes.count + buffer.readableBytes <= maximumByteCount else { throw tooLarge }
                bytes.append(contentsOf: buffer.readableBytesView)
            }
        } catch  where !(error is Problem || error is CancellationError) {
            // What fails beneath is the client's doing: bytes that are no HTTP, or too few.
            throw Problem(.badRequest, "the body broke off, or its pieces do not parse")
        }
        return bytes
    }

    private var tooLarge: Problem {
        Problem(.contentTooLarge, "the body has more than \(maximumByteCount) bytes; send less")
    }

    private static func checkType(_ header: String?, _ kind: Operation.Body) throws(Problem) {
        let type = mediaType(header)
        let allowed: [Reply.MediaType] =
            switch kind {
            case .none: []
            case .json: [.json]
            case .lines: [.json, .lines]
            case .text: [.text]
            }
        let names = allowed.map { mediaType($0.rawValue) }
        guard kind == .none || names.contains(type) else {
            throw Problem(
                .unsupportedMediaType,
                "send the body as \(names.joined(separator: " or ")), in UTF-8",
                field: "Content-Type"
            )
        }
    }

    /// A media type without its parameters, in small letters.
    static func mediaType(_ header: String?) -> String {
        let type = (header ?? "").split(separator: ";", maxSplits: 1).first ?? ""
        return type.filter { $0 != " " }.lowercased()
    }
}
