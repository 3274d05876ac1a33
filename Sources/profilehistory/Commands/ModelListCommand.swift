internal import ArgumentParser
internal import EventModel
internal import JSON
internal import ProfileHistoryStore
internal import ProfileScoring
internal import Projections

/// Lists model versions.
struct ModelListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List model versions and how far they have come.",
        discussion: "Without --at the list is for now."
    )

    @OptionGroup var options: StoreOptions
    @OptionGroup var times: TimeOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let store = try options.openForReading()
        let at = times.at ?? store.now().description
        let models = try store.models(asOf: times.knowledge.asOf(at: at, store))
        switch output.format {
        case .json:
            StandardOutput.json { writer in
                writer.beginArray()
                for model in models { model.write(to: &writer) }
                writer.endArray()
            }
        case .table:
            var table = Table(["model", "stage", "author", "approved by", "in force"])
            for model in models {
                table.add([
                    model.name, model.stage.rawValue, model.author,
                    model.approvals.map(\.approver).joined(separator: ", "),
                    model.inForce
                        .map { "\($0.targetGroup) since \(LocalTime.text($0.effective.instant))" }
                        .joined(separator: ", "),
                ])
            }
            let lines = table.isEmpty ? ["  no model versions"] : table.lines(.standardOutput)
            lines.forEach { StandardOutput.line($0) }
        }
    }
}

/// Shows one model version.
struct ModelShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a model version: its life, what it uses, its document.",
        discussion: """
            With --format json the document is printed as it was registered; the PMML document \
            that it binds is written to the file that --document names.
            """
    )

    @OptionGroup var options: StoreOptions
    @Argument(help: "The version's name.")
    var model: String
    @Option(
        help: ArgumentHelp("Write the PMML document as it was registered.", valueName: "file")
    )
    var document: String?
    @OptionGroup var output: OutputOptions

    func run() throws {
        let store = try options.openForReading()
        let version = try store.model(model)
        if let document {
            guard let pmml = version.pmml else {
                throw StoreError(.badInput, "\(model) binds no PMML document", field: "document")
            }
            try ReportFile.write(pmml, to: document)
        }
        switch output.format {
        case .json: StandardOutput.write(version.document)
        case .table:
            let document = try store.document(of: model)
            ModelView(version, document, .standardOutput).print()
        }
    }
}
