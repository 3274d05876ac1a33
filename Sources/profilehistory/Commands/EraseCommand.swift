internal import ArgumentParser
internal import EventModel
internal import JSON
internal import ProfileHistoryStore

/// Destroys a person's data.
struct EraseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase",
        abstract: "Destroy a person's data for good, whole or in part, by destroying keys.",
        discussion: """
            An event says whose data, when, on what ground and by whose authority. The person's \
            keys and CPR numbers, her packed history and index entries are deleted and overwritten \
            in the files; her records stay in the log and can be opened by nobody any more, in no \
            backup either. Every proof and everybody else's history still holds.

            With --attribute, --question or --position only that is destroyed: every value of the \
            attribute, every answer to the question, the value of one fact or the answers of one \
            submission. The events stay, and say that their content was erased, whatever is asked \
            as known then or now; a score that would use it has no result.

            There is no way back. Backups of the vault that are older hold her keys: destroy them, \
            or see that they are put back only into a store that knows of the erasure, which then \
            destroys them again.
            """
    )

    @OptionGroup var options: StoreOptions

    @Argument(help: ArgumentHelp("Whose data: subject:12 or cpr:DDMMYYNNNN.", valueName: "subject"))
    var subject: String

    @Option(help: "Why, such as the provision of the law; everybody may read it.")
    var ground: String

    @Option(help: "Who decided it; everybody may read it.")
    var authority: String

    @Option(help: ArgumentHelp("Erase every value of this attribute only.", valueName: "name"))
    var attribute: [String] = []

    @Option(help: ArgumentHelp("Erase every answer to this question only.", valueName: "name"))
    var question: [String] = []

    @Option(
        help: ArgumentHelp(
            "Erase the value or the answers of the event at this position only.",
            valueName: "position"
        )
    )
    var position: [UInt64] = []

    @OptionGroup var output: OutputOptions

    func run() throws {
        let reference = try SubjectReference(parsing: subject)
        let parts = Set(
            attribute.map { ErasedPart.attribute($0) } + question.map { .question($0) }
                + position.map { .record(Position(rawValue: $0)) }
        )
        if !parts.isEmpty { return try erase(parts, of: reference) }
        let erasure = try options.appending { store in
            try store.erase(reference, ground: ground, authority: authority)
        }
        switch output.format {
        case .table:
            StandardOutput.line(
                "\(erasure.subject): erased, said at position \(erasure.position)"
            )
        case .json:
            StandardOutput.json { writer in
                writer.beginObject()
                members(erasure.subject, erasure.position, erasure.registered, to: &writer)
                writer.endObject()
            }
        }
    }

    private func erase(_ parts: Set<ErasedPart>, of reference: SubjectReference) throws {
        let erasure = try options.appending { store in
            try store.erase(parts, of: reference, ground: ground, authority: authority)
        }
        switch output.format {
        case .table:
            let count = erasure.erased.count
            StandardOutput.line(
                "\(erasure.subject): \(count.grouped) event\(count == 1 ? "" : "s") erased in part, "
                    + "said at position \(erasure.position)"
            )
        case .json:
            StandardOutput.json { writer in
                writer.beginObject()
                members(erasure.subject, erasure.position, erasure.registered, to: &writer)
                writer.key("erased")
                writer.beginArray()
                for position in erasure.erased {
                    writer.integer(Int(clamping: position.rawValue))
                }
                writer.endArray()
                writer.endObject()
            }
        }
    }

    /// What is said of every erasure.
    private func members(
        _ subject: SubjectID,
        _ position: Position,
        _ registered: RegisteredTime,
        to writer: inout JSONWriter
    ) {
        writer.member("subject", "\(subject)")
        writer.key("position")
        writer.integer(Int(clamping: position.rawValue))
        writer.member("registered", "\(registered)")
        writer.member("ground", ground)
        writer.member("authority", authority)
    }
}
