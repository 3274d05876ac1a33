internal import EventModel
internal import JSON
internal import ProfileScoring

/// Writes findings in the format asked for.
struct IssuedRows: Sendable {
    let format: ReplayFormat
    let through: Position?

    private static let columns = [
        "subject", "position", "at", "inputsThrough", "standing", "difference", "model",
        "issuedClass", "issuedScore", "issuedScoreBits", "foundOutcome", "foundClass",
        "foundNoResult", "foundScore", "foundScoreBits", "cause", "place",
    ]

    /// What stands before the first finding.
    var prologue: [UInt8] {
        switch format {
        case .csv: Array((Self.columns.joined(separator: ",") + "\n").utf8)
        case .json: Array("{\"through\":\(through.map(\.description) ?? "null"),\"scores\":[".utf8)
        case .table, .ndjson: []
        }
    }

    /// What stands behind the last one.
    func epilogue(_ summary: IssuedSummary) -> [UInt8] {
        guard format == .json else { return [] }
        var writer = JSONWriter()
        writer.beginObject()
        summary.writeMembers(to: &writer)
        writer.endObject()
        writer.newline()
        // The members go on in the object that the prologue opened.
        return Array("],".utf8) + writer.bytes.dropFirst()
    }

    /// Adds a finding.
    func append(_ finding: IssuedFinding, to bytes: inout [UInt8]) {
        switch format {
        case .table: bytes.append(contentsOf: "  \(finding)\n".utf8)
        case .json:
            bytes.append(UInt8(ascii: ","))
            bytes.append(contentsOf: Self.json(finding))
        case .ndjson:
            bytes.append(contentsOf: Self.json(finding))
            bytes.append(UInt8(ascii: "\n"))
        case .csv:
            let fields = Self.fields(finding).map { CSVRows.quoted($0) }
            bytes.append(contentsOf: (fields.joined(separator: ",") + "\n").utf8)
        }
    }

    private static func fields(_ finding: IssuedFinding) -> [String] {
        [
            finding.subject.description, finding.position.description, finding.at.description,
            finding.inputsThrough?.description ?? "", finding.standing.rawValue,
            finding.difference.key, finding.model, finding.issuedClass ?? "",
            text(finding.issuedBits), hexadecimal(finding.issuedBits),
            finding.found?.kind ?? "", finding.found?.label ?? "",
            finding.found?.noResult?.rawValue ?? "", text(finding.foundBits),
            hexadecimal(finding.foundBits), finding.divergence?.cause.rawValue ?? "",
            finding.divergence?.place ?? "",
        ]
    }

    private static func json(_ finding: IssuedFinding) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("subject", finding.subject.description)
        writer.key("position")
        writer.integer(finding.position.rawValue)
        writer.member("at", finding.at.description)
        writer.key("inputsThrough")
        if let through = finding.inputsThrough {
            writer.integer(through.rawValue)
        } else {
            writer.null()
        }
        writer.member("standing", finding.standing.rawValue)
        writer.member("difference", finding.difference.key)
        writer.member("model", finding.model)
        writer.key("issued")
        writer.beginObject()
        writer.member("class", finding.issuedClass)
        writer.score(finding.issuedBits)
        writer.endObject()
        writer.key("found")
        writer.beginObject()
        writer.member("outcome", finding.found?.kind)
        writer.member("class", finding.found?.label)
        writer.member("noResult", finding.found?.noResult?.rawValue)
        writer.score(finding.foundBits)
        writer.endObject()
        writer.member("cause", finding.divergence?.cause.rawValue)
        writer.member("place", finding.divergence?.place)
        writer.endObject()
        return writer.bytes
    }

    private static func text(_ bits: UInt64?) -> String {
        guard let bits else { return "" }
        var bytes: [UInt8] = []
        bytes.append(shortest: Double(bitPattern: bits))
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func hexadecimal(_ bits: UInt64?) -> String {
        bits.map { JSONWriter.hexadecimal($0) } ?? ""
    }
}
