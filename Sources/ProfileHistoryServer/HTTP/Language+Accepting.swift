internal import AuditReports

extension Language {
    /// The language of `Accept-Language` (RFC 9110, section 12.5.4) that is weighted most; English
    /// where neither Danish nor English is named.
    init(accepting header: String?) {
        var best: (language: Language, weight: Double)?
        for range in (header ?? "").split(separator: ",").prefix(20) {
            let parts = range.split(separator: ";")
            let tag = parts.first.map(Self.trimmed) ?? ""
            let name = tag.split(separator: "-").first.map { $0.lowercased() } ?? ""
            guard let language = Language(rawValue: name) else { continue }
            let weight =
                parts.dropFirst().map(Self.trimmed).first { $0.hasPrefix("q=") }
                .flatMap { Double($0.dropFirst(2)) } ?? 1
            if weight > 0, weight > best?.weight ?? 0 { best = (language, weight) }
        }
        self = best?.language ?? .english
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text
        while text.first == " " { text = text.dropFirst() }
        while text.last == " " { text = text.dropLast() }
        return text
    }
}
