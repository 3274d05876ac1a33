internal import ArgumentParser
internal import AuditReports
internal import JSON
internal import ProfileHistoryStore

/// How a report is printed.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
    /// For people, on a screen.
    case table
    /// For machines.
    case json
    /// For people, as one page that needs nothing beside it.
    case html
}

/// How a report is printed, in which language, and where.
struct ReportOptions: ParsableArguments {
    @Option(help: "How to print: table, json or html.")
    var format: ReportFormat = .table

    @Option(help: "The language of table and html: en or da.")
    var language: Language = .english

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Write to this file, which appears whole.", valueName: "file")
    )
    var output: String?

    /// How many columns a report on a screen takes; the same everywhere, so that files are too.
    private static let width = 120

    /// Prints a report, or writes it to the file that was named.
    ///
    /// `json` writes the answer that the report was made of. Throws `.unavailable` where the file
    /// can not be written.
    func write(
        _ report: @autoclosure () -> Report,
        json: (inout JSONWriter) -> Void
    ) throws(StoreError) {
        var bytes: [UInt8]
        switch format {
        case .table: bytes = Array(report().text(in: language, width: Self.width).utf8)
        case .html: bytes = Array(report().html(in: language).utf8)
        case .json:
            var writer = JSONWriter()
            json(&writer)
            bytes = writer.bytes
        }
        if bytes.last != 0x0A { bytes.append(0x0A) }
        guard let output else { return StandardOutput.write(bytes) }
        try ReportFile.write(bytes, to: output)
    }
}
