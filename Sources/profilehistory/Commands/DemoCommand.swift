internal import ArgumentParser
internal import AuditReports
internal import FoundationEssentials
internal import ProfileHistoryStore

/// Shows the main job on invented data.
struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Show a citizen before and after 18 September 2017, on invented data.",
        discussion: """
            DIR gets a feed of invented histories of the 30 official fictitious test persons, a \
            store made from it, and the store's key. Nothing in it is about a real person.
            """
    )

    @Argument(help: ArgumentHelp("A folder that is missing or empty.", valueName: "dir"))
    var folder: String

    @Option(help: "The language of the answer: en or da.")
    var language: Language = .english

    func run() throws {
        let demo = try DemoStore(making: folder)
        try DemoScreen(demo, .standardOutput, language).print()
    }
}
