internal import Hummingbird

/// The way to an operation that can be told again, by what stands in its path around its one
/// parameter.
///
/// A reference: an endpoint has many parts.
final class ReadyRoute: Sendable {
    let endpoint: Endpoint
    private let prefix: String
    private let name: Substring
    private let suffix: String

    /// The way to an endpoint; `nil` where it can not be told again.
    init?(_ endpoint: Endpoint) {
        guard endpoint.operation.again != nil else { return nil }
        let pieces = endpoint.operation.path.split(
            omittingEmptySubsequences: false,
            whereSeparator: { $0 == "{" || $0 == "}" }
        )
        precondition(pieces.count == 3, "what is told again is found by one parameter")
        prefix = String(pieces[0])
        name = pieces[1]
        suffix = String(pieces[2])
        self.endpoint = endpoint
    }

    /// The parameters in a path, where it is this one's; a number, so that there is nothing to
    /// decode.
    func parameters(in path: String) -> Parameters? {
        let (start, end) = (prefix.utf8.count, suffix.utf8.count)
        guard path.utf8.count > start + end, path.utf8.starts(with: prefix.utf8),
            path.utf8.suffix(end).elementsEqual(suffix.utf8)
        else { return nil }
        let value = path.utf8.dropFirst(start).dropLast(end)
        guard value.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Parameters([(key: name, value: Substring(value))])
    }
}
