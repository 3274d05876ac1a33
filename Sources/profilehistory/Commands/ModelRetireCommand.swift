internal import ArgumentParser
internal import EventLog
internal import EventModel
internal import ProfileHistoryStore

/// Takes a version out of force.
struct ModelRetireCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retire",
        abstract: "Take a version out of force from an instant.",
        discussion: "An older version does not come back by itself; activate one if it should."
    )

    @OptionGroup var options: StoreOptions
    @Argument(help: "The version's name.")
    var model: String
    @Option(help: "The target group; everywhere unless given.")
    var group: String?
    @Option(help: ArgumentHelp("From when it is out of force.", valueName: "date"))
    var from: String
    @Option(help: "Who retires it.")
    var actor: String
    @Option(help: "Why.")
    var reason: String?
    @OptionGroup var when: StepOptions

    func run() throws {
        let effective = EffectiveTime(try LifecycleTime.opening(from, field: "from"))
        let placement = try options.appending { store in
            try store.retire(
                model,
                for: group,
                from: effective,
                reason: reason,
                by: when.step(by: actor)
            )
        }
        StandardOutput.line(
            "\(model): out of force from \(LocalTime.text(effective.instant)), "
                + "position \(placement.position)"
        )
    }
}
