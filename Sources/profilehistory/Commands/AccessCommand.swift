internal import AccessLog
internal import ArgumentParser
internal import EventModel
internal import JSON
internal import ProfileHistoryStore

/// Shows who read what, and takes old entries away.
struct AccessCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "access",
        abstract: "Show who looked at whom, when and why; take away what is too old.",
        discussion: """
            Whoever answers readings from the store logs them in its read log: who read, in which \
            role, for whom, about whom, when and why, and refusals too. This lists what was \
            logged about a person, or by somebody, or everything. A bare date means its opening \
            after --from and its close after --to.

            --outside shows only readings for an organisation, or answers to a recipient, other \
            than the municipality in which the person lived then. --pseudonyms puts a stable \
            pseudonym in the place of every employee: what a citizen is told.

            Entries about somebody who was erased stay, with who, when and why, and name nobody. \
            --prune-before takes away everything logged before a date; an entry says so, on what \
            ground and by whose authority. What this command itself shows is not logged.

            --rebuild-indexes makes the indexes by person and by reader anew from the entries, \
            where they are damaged; a service may run meanwhile.
            """
    )

    @OptionGroup var options: StoreOptions

    @Option(help: ArgumentHelp("About whom: subject:12 or cpr:DDMMYYNNNN.", valueName: "subject"))
    var subject: String?

    @Option(help: ArgumentHelp("By whom, as it was logged.", valueName: "name"))
    var actor: String?

    @Option(help: ArgumentHelp("Logged at this time or later.", valueName: "date"))
    var from: String?

    @Option(help: ArgumentHelp("Logged at this time or earlier.", valueName: "date"))
    var to: String?

    @Flag(help: "Only readings from outside the person's municipality at the time.")
    var outside = false

    @Flag(help: "Put pseudonyms in the place of employees.")
    var pseudonyms = false

    @Flag(help: "The newest first.")
    var newest = false

    @Option(help: ArgumentHelp("How many at most.", valueName: "count"))
    var limit = 100

    @Option(help: ArgumentHelp("Go on behind this entry.", valueName: "number"))
    var cursor: UInt64?

    @Option(help: ArgumentHelp("Take away everything logged before this.", valueName: "date"))
    var pruneBefore: String?

    @Option(help: "Why it is taken away; stands in the log.")
    var ground: String?

    @Option(help: "Who decided that; stands in the log.")
    var authority: String?

    @Flag(help: "Make the indexes anew from the entries.")
    var rebuildIndexes = false

    @OptionGroup var reader: ReaderOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        let isPruning = pruneBefore != nil
        guard isPruning == (ground != nil), isPruning == (authority != nil) else {
            throw ValidationError("--prune-before, --ground and --authority go together.")
        }
        let isListing =
            subject != nil || actor != nil || from != nil || to != nil || cursor != nil
            || outside || pseudonyms || newest
        if isPruning && isListing {
            throw ValidationError("--prune-before goes with --ground and --authority alone.")
        }
        if rebuildIndexes && (isPruning || isListing) {
            throw ValidationError("--rebuild-indexes goes alone.")
        }
        if limit < 1 { throw ValidationError("--limit is at least 1.") }
    }

    func run() throws {
        if let pruneBefore, let ground, let authority {
            return try prune(before: pruneBefore, ground: ground, authority: authority)
        }
        if rebuildIndexes { return try rebuild() }
        let store = try options.openForReading()
        var query = AccessQuery(
            actor: actor,
            newestFirst: newest,
            limit: limit,
            cursor: cursor
        )
        if let subject {
            query.subject = try store.subject(SubjectReference(parsing: subject))
        }
        if let from { query.from = try EffectiveTime(opening: from, field: "from").instant }
        if let to { query.to = try EffectiveTime(closing: to, field: "to").instant }
        var question = AccessQuestion(query)
        question.isOutsideOnly = outside
        question.hasPseudonyms = pseudonyms
        question.roles = Set(reader.roles)
        let listing = try store.accesses(question)
        switch output.format {
        case .table: AccessView(listing, .standardOutput).print()
        case .json: StandardOutput.json { listing.write(to: &$0) }
        }
    }

    private func prune(before: String, ground: String, authority: String) throws {
        let end = try EffectiveTime(opening: before, field: "prune-before").instant
        let store = try options.openForWriting()
        let said =
            store.hasAccessLog
            ? try store.openAccessLog().prune(before: end, ground: ground, authority: authority)
            : nil
        let count = said?.pruned?.count ?? 0
        switch output.format {
        case .table:
            let by = said.map { ", said by entry \($0.number)" } ?? ""
            StandardOutput.line("\(Int(clamping: count).grouped) entries taken away\(by)")
        case .json:
            StandardOutput.json { writer in
                writer.beginObject()
                writer.key("pruned")
                writer.integer(count)
                writer.key("number")
                if let said { writer.integer(said.number) } else { writer.null() }
                writer.endObject()
            }
        }
    }

    private func rebuild() throws {
        let found = try options.openForWriting().rebuildAccessIndexes()
        switch output.format {
        case .table:
            StandardOutput.line("indexes of \(found.entryCount.grouped) entries made anew")
        case .json:
            StandardOutput.json { writer in
                writer.beginObject()
                writer.key("entries")
                writer.integer(found.entryCount)
                writer.endObject()
            }
        }
        guard found.isSound else {
            throw StoreError(
                .unavailable,
                "the read log is damaged beyond its indexes; verify says where, a backup has it"
            )
        }
    }
}
