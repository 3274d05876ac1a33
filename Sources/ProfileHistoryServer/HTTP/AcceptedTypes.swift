/// What a client takes, by the header `Accept` (RFC 9110, section 12.5.1).
struct AcceptedTypes: Sendable {
    private struct Range {
        var type: String
        var subtype: String
        var weight: Double

        /// How exactly it names a media type; `nil` where it does not name it.
        func precision(_ type: Substring, _ subtype: Substring) -> Int? {
            if self.type == "*" { return self.subtype == "*" ? 0 : nil }
            guard self.type == type else { return nil }
            if self.subtype == "*" { return 1 }
            return self.subtype == subtype ? 2 : nil
        }
    }

    /// What stands in the header; empty where everything is taken, or JSON only.
    private let ranges: [Range]
    /// Whether the header names JSON and nothing else.
    private let isJSON: Bool

    static let maximumRangeCount = 40

    /// Reads a header; one that is not there or empty takes everything.
    init(_ header: String?) {
        // Most clients send one of these, or none.
        isJSON = header == Reply.MediaType.json.rawValue
        guard let header, header != "*/*", !isJSON else {
            ranges = []
            return
        }
        ranges = header.split(separator: ",").prefix(Self.maximumRangeCount).map(Self.range)
    }

    /// How much a media type is wanted, 0 for not at all; its parameters do not matter.
    func weight(of type: Reply.MediaType) -> Double {
        if isJSON { return type == .json ? 1 : 0 }
        guard !ranges.isEmpty else { return 1 }
        guard let (type, subtype) = Self.knownHalves[type] else {
            preconditionFailure("every media type is split once")
        }
        var best: (precision: Int, weight: Double)?
        for range in ranges {
            guard let precision = range.precision(type, subtype),
                precision > best?.precision ?? -1
            else { continue }
            best = (precision, range.weight)
        }
        return best?.weight ?? 0
    }

    /// Whether one media type is wanted more than another.
    func prefers(_ type: Reply.MediaType, over other: Reply.MediaType) -> Bool {
        weight(of: type) > weight(of: other)
    }

    /// Refuses a client that does not take a media type.
    func check(_ type: Reply.MediaType) throws(Problem) {
        if weight(of: type) == 0 { try check([type]) }
    }

    /// Refuses a client that takes none of the media types.
    func check(_ types: [Reply.MediaType]) throws(Problem) {
        guard !types.contains(where: { weight(of: $0) > 0 }) else { return }
        let names = types.map { type in
            let (first, second) = Self.halves(type.rawValue[...])
            return "\(first)/\(second)"
        }
        throw Problem(
            .notAcceptable,
            "this is given as \(names.joined(separator: " or ")); accept it",
            field: "Accept"
        )
    }

    /// The halves of every media type that is given, split once: they are asked for several times
    /// a request.
    private static let knownHalves = Dictionary(
        uniqueKeysWithValues: Reply.MediaType.allCases.map { ($0, halves($0.rawValue[...])) }
    )

    private static func range(_ text: Substring) -> Range {
        let parts = text.lowercased().filter { $0 != " " && $0 != "\t" }.split(separator: ";")
        let (type, subtype) = halves(parts.first ?? "")
        let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.map { $0.dropFirst(2) }
        return Range(
            type: String(type),
            subtype: String(subtype),
            weight: weight.map { Double($0) ?? 0 } ?? 1
        )
    }

    private static func halves(_ text: Substring) -> (Substring, Substring) {
        let plain = text.prefix { $0 != ";" }
        let parts = plain.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        return (parts.first ?? "", parts.count > 1 ? parts[1] : "")
    }
}
