internal import ArgumentParser
internal import EventLog
internal import EventModel
internal import ProfileHistoryStore

/// Puts the version before back in force.
struct ModelRollbackCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rollback",
        abstract: "Put the version that was in force before back in force.",
        discussion: """
            A rollback is one more event: an activation that names what it takes the place of, and \
            why. What was issued stays as it was issued.
            """
    )

    @OptionGroup var options: StoreOptions
    @Option(help: "The target group.")
    var group: String
    @Option(
        help: ArgumentHelp(
            "The version to go back to; the one before unless given.",
            valueName: "model"
        )
    )
    var to: String?
    @Option(help: ArgumentHelp("From when; now unless given.", valueName: "date"))
    var from: String?
    @Option(help: "Who rolls it back.")
    var actor: String
    @Option(help: "Why.")
    var reason: String
    @OptionGroup var when: StepOptions

    func run() throws {
        let effective = try from.map { text throws(StoreError) in
            EffectiveTime(try LifecycleTime.opening(text, field: "from"))
        }
        let done = try options.appending { store in
            try store.rollback(
                group,
                to: to,
                from: effective,
                reason: reason,
                by: when.step(by: actor)
            )
        }
        StandardOutput.line(
            "\(done.to): in force for \(group) again in the place of \(done.from), position "
                + "\(done.activation.position)"
        )
    }
}
