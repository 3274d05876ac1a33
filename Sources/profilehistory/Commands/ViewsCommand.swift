internal import ArgumentParser

/// Looks after what is kept beside the log.
struct ViewsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "views",
        abstract: "List, rebuild and verify the views that are kept beside the log.",
        discussion: """
            A view holds nothing that the log does not: history is each subject's events packed \
            for reading, index is where the event with a source and an id stands.
            """,
        subcommands: [ViewsListCommand.self, ViewsRebuildCommand.self]
    )
}
