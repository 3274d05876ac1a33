internal import Hummingbird

/// The least that a service on Hummingbird can do: one route, the same bytes for everybody.
///
///     bare-route PORT BYTES
@main
enum BareRoute {
    static func main() async throws {
        let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
        guard numbers.count == 2 else {
            print("usage: bare-route PORT BYTES")
            return
        }
        let body = ByteBuffer(repeating: UInt8(ascii: "a"), count: numbers[1])
        let router = Router()
        router.get("/v1/subjects/{subject}/profile") { _, _ in
            Response(
                status: .ok,
                headers: [.contentType: "application/json"],
                body: ResponseBody(byteBuffer: body)
            )
        }
        let application = Application(
            router: router,
            configuration: ApplicationConfiguration(
                address: .hostname("127.0.0.1", port: numbers[0])
            )
        )
        try await application.runService()
    }
}
