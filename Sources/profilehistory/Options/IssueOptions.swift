internal import ArgumentParser
internal import ProfileHistoryStore

/// Whether a score is shown to somebody, and how.
struct IssueOptions: ParsableArguments {
    @Flag(help: "Store that the score is shown, and to whom.")
    var issue = false

    @Option(
        help: ArgumentHelp("Whom it is shown to, such as jobcentre:0101.", valueName: "recipient")
    )
    var to: String?

    @Option(help: ArgumentHelp("The version of the text it is shown in.", valueName: "version"))
    var text = IssueRequest.plainText

    func validate() throws {
        guard issue == (to != nil) else {
            throw ValidationError(
                issue ? "--issue says whom the score is shown to: --to." : "--to goes with --issue."
            )
        }
    }
}
