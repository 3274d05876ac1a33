internal import FoundationEssentials
internal import FoundationNetworking
internal import Logging
internal import ServiceLifecycle

/// Looks at the issuer's keys again and again, so that new keys count and removed ones do not.
///
/// Where they can not be read the last ones stay in use, and the log says so.
struct KeyWatcher: Service {
    let verifier: TokenVerifier
    let source: Settings.KeySource
    let interval: Duration
    let logger: Logger

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                try await Task.sleep(for: interval)
                do {
                    verifier.adopt(try await Self.read(source))
                } catch {
                    logger.error("the issuer's keys can not be read", metadata: ["why": "\(error)"])
                }
            }
        }
    }

    /// Reads the keys.
    static func read(_ source: Settings.KeySource) async throws -> KeySet {
        switch source {
        case .file(let path):
            let data: Data
            do {
                data = try Data(contentsOf: URL(filePath: path))
            } catch {
                throw KeySetError("\(path) can not be read")
            }
            return try await KeySet(parsing: Array(data))
        case .url(let text):
            guard let url = URL(string: text) else { throw KeySetError("\(text) is no address") }
            var request = URLRequest(url: url)
            request.timeoutInterval = 10
            // A set from a cache may hold a key that was withdrawn.
            request.cachePolicy = .reloadIgnoringLocalCacheData
            let (data, response) = try await URLSession.shared.data(for: request)
            guard (response as? HTTPURLResponse)?.statusCode == 200 else {
                throw KeySetError("\(text) did not answer with a key set")
            }
            return try await KeySet(parsing: Array(data))
        }
    }
}
