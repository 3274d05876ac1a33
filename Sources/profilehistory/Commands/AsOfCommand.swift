internal import ArgumentParser
internal import JSON
internal import ProfileHistoryStore

/// Shows a profile as valid on one date and as known on another.
struct AsOfCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "as-of",
        abstract: "Show a person's profile as valid on one date and as known on another.",
        discussion: """
            With --queries the questions come from a file, one JSON object a line: \
            {"subject":..,"at":..,"known":..,"clock":..,"as":[..]}. The answers follow in the same \
            order, one a line.
            """
    )

    @OptionGroup var options: StoreOptions

    @Argument(help: "The person: subject:12 or cpr:DDMMYYNNNN.")
    var subject: String?

    @OptionGroup var times: TimeOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var queries: QueryOptions
    @OptionGroup var reader: ReaderOptions

    func validate() throws {
        try queries.validate(
            subject: subject,
            at: times.at,
            isNarrowed: times.knowledge.isNarrowed || !reader.roles.isEmpty
        )
    }

    func run() throws {
        let store = try options.openForReading()
        if try queries.answer(store, .profile) { return }
        guard let subject else { return }
        let asOf = try times.asOf(store)
        let answer = try store.profile(
            of: store.subject(SubjectReference(parsing: subject)),
            asOf: asOf,
            roles: Set(reader.roles)
        )
        switch output.format {
        case .json: StandardOutput.json { answer.write(to: &$0) }
        case .table: ProfileView(answer, .standardOutput).print()
        }
    }
}

extension StandardOutput {
    /// Writes one JSON value and ends the line.
    static func json(_ body: (inout JSONWriter) -> Void) {
        var writer = JSONWriter()
        body(&writer)
        writer.newline()
        write(writer.bytes)
    }
}
