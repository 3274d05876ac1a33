internal import ArgumentParser
internal import EventLog
internal import EventModel
internal import FoundationEssentials
internal import JSON
internal import ProfileHistoryStore
internal import ProfileScoring
internal import Projections

/// The lifecycle of model versions.
struct ModelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "model",
        abstract: "Register, approve, activate, retire, roll back and show model versions.",
        discussion: """
            A version is registered as a draft, approved by somebody else than its author, and \
            activated for a target group from an instant. Every step is an event; nothing is \
            changed or removed.
            """,
        subcommands: [
            ModelRegisterCommand.self, ModelDryRunCommand.self, ModelApproveCommand.self,
            ModelActivateCommand.self,
            ModelRetireCommand.self, ModelRollbackCommand.self, ModelListCommand.self,
            ModelShowCommand.self,
        ]
    )
}

/// When a step counts as said.
struct StepOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "When the step was decided, where that lies before now.",
            valueName: "date"
        )
    )
    var registered: String?

    /// The step, taken by a person or an office.
    func step(by actor: String) throws(StoreError) -> ModelStep {
        guard let registered else { return ModelStep(actor: actor) }
        let instant = try LifecycleTime.opening(registered, field: "registered")
        return ModelStep(actor: actor, registered: RegisteredTime(instant))
    }
}

/// Times of the lifecycle: a bare date means the day's opening, as in a feed.
enum LifecycleTime {
    static func opening(_ text: String, field: String) throws(StoreError) -> Instant {
        do {
            return try DayOrInstant(parsing: text).opening
        } catch {
            throw StoreError(.badInput, "the time \(error)", field: field)
        }
    }
}

/// Lays a model version before the store.
struct ModelRegisterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "register",
        abstract: "Lay a model version before the store, as a draft.",
        discussion: "FILE may be published:NAME for a version that comes with the command: "
            + PublishedModels.all.map(\.id).joined(separator: ", ")
            + ". With --binding, FILE is a PMML document, which is stored and evaluated as it is; "
            + "the binding is a model document that names it by its digest."
    )

    @OptionGroup var options: StoreOptions
    @Argument(help: ArgumentHelp("The model document.", valueName: "file"))
    var file: String
    @Option(
        help: ArgumentHelp(
            "The model document that binds a PMML document.",
            valueName: "file"
        )
    )
    var binding: String?
    @Option(help: "Who lays it before the store.")
    var author: String
    @OptionGroup var when: StepOptions

    func run() throws {
        let pmml = try binding == nil ? nil : Self.bytes(of: file, field: "file")
        let bytes = try binding.map { file throws(StoreError) in
            try Self.bytes(of: file, field: "binding")
        }
        let document = try bytes ?? document()
        let (version, placement) = try options.appending { store in
            try store.register(document, pmml: pmml, by: when.step(by: author))
        }
        let bound = version.kernel.pmml.map { ", PMML document sha256 \($0.digest)" } ?? ""
        StandardOutput.line(
            "\(version.id): registered at position \(placement.position), "
                + "sha256 \(version.digest)\(bound)"
        )
    }

    private func document() throws(StoreError) -> [UInt8] {
        if file.hasPrefix("published:") {
            let name = file.dropFirst("published:".count)
            guard let model = PublishedModels.all.first(where: { $0.id == name }) else {
                throw StoreError(.unknownModel, "no published version has the name \(name)")
            }
            return model.bytes
        }
        return try Self.bytes(of: file, field: "file")
    }

    private static func bytes(of file: String, field: String) throws(StoreError) -> [UInt8] {
        do {
            return [UInt8](try Data(contentsOf: URL(filePath: file)))
        } catch {
            throw StoreError(.badInput, "\(file) can not be read", field: field, cause: error)
        }
    }
}

/// Approves a draft.
struct ModelApproveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve",
        abstract: "Approve a draft; not by its author."
    )

    @OptionGroup var options: StoreOptions
    @Argument(help: "The version's name.")
    var model: String
    @Option(help: "Who approves it.")
    var approver: String
    @OptionGroup var when: StepOptions

    func run() throws {
        let placement = try options.appending { store in
            try store.approve(model, by: when.step(by: approver))
        }
        StandardOutput.line("\(model): approved at position \(placement.position)")
    }
}

/// Puts a version in force.
struct ModelActivateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "activate",
        abstract: "Put an approved version in force for a target group from an instant.",
        discussion: "Its golden vectors are replayed first. A date means the day's opening."
    )

    @OptionGroup var options: StoreOptions
    @Argument(help: "The version's name.")
    var model: String
    @Option(help: "The target group, such as dagpenge.")
    var group: String
    @Option(help: ArgumentHelp("From when it is in force.", valueName: "date"))
    var from: String
    @Option(help: "Who activates it.")
    var actor: String
    @OptionGroup var when: StepOptions

    func run() throws {
        let effective = EffectiveTime(try LifecycleTime.opening(from, field: "from"))
        let placement = try options.appending { store in
            try store.activate(
                model,
                for: group,
                from: effective,
                by: when.step(by: actor)
            )
        }
        StandardOutput.line(
            "\(model): in force for \(group) from \(LocalTime.text(effective.instant)), "
                + "position \(placement.position)"
        )
    }
}
