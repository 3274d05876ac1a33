internal import ArgumentParser
internal import ProfileHistoryStore

/// The command itself.
struct RootCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "profilehistory",
        abstract: "Keeps every answer, register update and model version, and replays any score.",
        discussion: """
            A store is a folder. A person is named subject:12 or cpr:DDMMYYNNNN. A bare date in a \
            question means the close of that day in Copenhagen.

            Exit codes: 0 done, 1 a check failed, 2 called wrongly, 3 bad input, 4 the store is \
            damaged or can not be used, 130 stopped by Ctrl-C where it can be gone on with.
            """,
        version: StoreVersion.description,
        groupedSubcommands: [
            CommandGroup(
                name: "A store and what goes in:",
                subcommands: [
                    InitCommand.self, ImportCommand.self, ModelCommand.self, EraseCommand.self,
                    DemoCommand.self,
                ]
            ),
            CommandGroup(
                name: "A person:",
                subcommands: [
                    AsOfCommand.self, DiffCommand.self, HistoryCommand.self, ScoreCommand.self,
                    ExplainCommand.self, TimelineCommand.self, LetterCommand.self,
                ]
            ),
            CommandGroup(
                name: "Everybody:",
                subcommands: [
                    ReplayCommand.self, CompareCommand.self, AttributeCommand.self,
                    FairnessCommand.self, BlastRadiusCommand.self, CorrectionEffectCommand.self,
                    DeviationsCommand.self, WindowsCommand.self,
                ]
            ),
            CommandGroup(
                name: "Evidence:",
                subcommands: [
                    VerifyCommand.self, CheckpointCommand.self, ProveCommand.self,
                    VerifyProofCommand.self, VerifyBundleCommand.self, TilesCommand.self,
                ]
            ),
            CommandGroup(
                name: "Keeping it:",
                subcommands: [
                    ServeCommand.self, AccessCommand.self, BackupCommand.self, RestoreCommand.self,
                    ViewsCommand.self,
                ]
            ),
        ]
    )
}
