internal import AccessLog
internal import ArgumentParser
internal import EventLog
internal import EventModel
internal import JSON
internal import ProfileHistoryStore
internal import TransparencyLog

/// Verifies a store.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Derive everything in a store from its records again and say what is otherwise.",
        discussion: """
            Every record is opened and hashed: positions, times, revisions, payloads. Then the \
            tree, packed histories, the index and the vault are held against them, and the log \
            against its checkpoints. What is wrong is named by its place, never by what stands \
            there. Imports may go on meanwhile. The chain of the read log is followed too, where \
            there is one; its head, kept elsewhere, shows later whether entries were cut off.

            With --salvage, what still proves true in a damaged store that nobody writes to is \
            written to a new store, whose key file DIR.key has the same secret, and what is lost \
            is listed. A record that does not open is taken from its person's packed history; \
            where it is lost, its place stays empty and no other record moves.

            Exit code 0: all is sound, or came over. 1: something is not, or is lost. 4: nothing \
            can be read.
            """
    )

    @OptionGroup var options: StoreOptions

    @Option(
        help: ArgumentHelp(
            "A checkpoint that was kept elsewhere, which the log must continue; repeatable.",
            valueName: "file"
        )
    )
    var checkpoint: [String] = []

    @Option(
        help: ArgumentHelp(
            "Write what still proves true to a new store here, and list what is lost.",
            valueName: "dir"
        )
    )
    var salvage: String?

    @OptionGroup var output: OutputOptions

    func run() throws {
        let pinned = try checkpoint.map { (file) throws(StoreError) in
            try Evidence.reading(file) { (bytes) throws(TransparencyError) in
                try SignedNote(parsing: bytes)
            }
        }
        if let salvage {
            return try Salvage(options: options, folder: salvage, output: output).run(pinned)
        }
        let store = try options.openForReading(evenIfCut: true)
        var shown: (step: VerificationProgress.Step, bar: ProgressBar)?
        defer { shown?.bar.finish() }
        let found = try store.verify(against: pinned) { progress in
            if shown?.step != progress.step {
                shown?.bar.finish()
                let title = "verify \(progress.step.rawValue)"
                shown = (progress.step, ProgressBar(title, total: progress.total))
            }
            shown?.bar.update(progress.done, count: progress.done, unit: progress.step.unit)
        }
        shown?.bar.finish()
        shown = nil
        switch output.format {
        case .table: for line in found.lines { StandardOutput.line(line) }
        case .json: StandardOutput.json { found.write(to: &$0) }
        }
        if !found.isSound { throw Failure.checkFailed }
    }
}

extension VerificationProgress.Step {
    fileprivate var unit: String {
        switch self {
        case .records: "records"
        case .histories: "subjects"
        case .index: "entries"
        case .vault: "files"
        }
    }
}

extension StoreVerification {
    fileprivate var lines: [String] {
        let style = Style.standardOutput
        let counts =
            "\(log.recordCount.grouped) records of \(log.subjectCount.grouped) subjects, "
            + "root \(log.root.base64)"
        var lines = [counts]
        for checkpoint in checkpoints {
            lines.append(
                "continues the checkpoint of \(Int(clamping: checkpoint.size).grouped) records by "
                    + checkpoint.origin
            )
        }
        if let access {
            lines.append(
                "read log: \(access.entryCount.grouped) entries, next \(access.head.next), "
                    + "head \(access.head.hexHash)"
            )
        }
        if isSound { return lines + ["sound: everything follows from the records"] }
        let count = findingCount
        lines.append(style.failure("\(count.grouped) findings"))
        lines += checkpointFindings.map { "  \($0)" }
        lines += accessFindings.map { "  read log: \($0)" }
        lines += log.findings.map { "  \($0)" }
        let unlisted = count - checkpointFindings.count - accessFindings.count - log.findings.count
        if unlisted > 0 { lines.append("  and \(unlisted.grouped) more") }
        return lines
    }

    private var findingCount: Int {
        log.findingCount + checkpointFindings.count
            + (access?.findingCount ?? accessFindings.count)
    }

    fileprivate func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("sound")
        writer.bool(isSound)
        for (name, number) in [
            ("records", log.recordCount), ("bytes", log.byteCount),
            ("subjects", log.subjectCount),
            ("findingCount", findingCount),
        ] {
            writer.key(name)
            writer.integer(number)
        }
        writer.key("root")
        writer.string(log.root.base64)
        writer.key("checkpoints")
        writer.beginArray()
        for checkpoint in checkpoints {
            writer.beginObject()
            checkpoint.writeMembers(to: &writer)
            writer.endObject()
        }
        writer.endArray()
        writer.key("readLog")
        if let access {
            writer.beginObject()
            writer.key("first")
            writer.integer(access.first)
            writer.key("next")
            writer.integer(access.head.next)
            writer.key("head")
            writer.string(access.head.hexHash)
            writer.endObject()
        } else {
            writer.null()
        }
        writer.key("findings")
        writer.beginArray()
        for finding in accessFindings { LogFinding.write("read log", finding, to: &writer) }
        for finding in checkpointFindings { LogFinding.write("checkpoint", finding, to: &writer) }
        for finding in log.findings { finding.write(to: &writer) }
        writer.endArray()
        writer.endObject()
    }
}

extension LogFinding {
    fileprivate static func write(_ place: String, _ reason: String, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("place")
        writer.string(place)
        writer.key("reason")
        writer.string(reason)
        writer.endObject()
    }

    /// Place and reason, and what a program would otherwise have to read out of them.
    fileprivate func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("place")
        writer.string("\(place)")
        writer.key("reason")
        writer.string(reason)
        switch place {
        case .record(let position, let subject, let bytes):
            writer.key("position")
            writer.integer(Int(clamping: position.rawValue))
            writer.key("subject")
            if let subject { writer.string("\(subject)") } else { writer.null() }
            writer.key("bytes")
            if let bytes {
                writer.beginArray()
                writer.integer(bytes.lowerBound)
                writer.integer(bytes.upperBound)
                writer.endArray()
            } else {
                writer.null()
            }
        case .history(let subject), .vault(let subject):
            writer.key("subject")
            writer.string("\(subject)")
        case .index, .hash, .tree, .value: break
        }
        writer.endObject()
    }
}
