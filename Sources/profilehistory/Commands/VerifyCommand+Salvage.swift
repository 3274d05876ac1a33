internal import EventLog
internal import EventModel
internal import JSON
internal import ProfileHistoryStore
internal import TransparencyLog

/// `verify --salvage`: makes a store from what can still be read, and says what can not.
struct Salvage {
    let options: StoreOptions
    let folder: String
    let output: OutputOptions

    func run(_ pinned: [SignedNote]) throws {
        var shown: (step: String, bar: ProgressBar)?
        defer { shown?.bar.finish() }
        let summary = try HistoryStore.salvage(
            options.store,
            to: folder,
            keyFile: options.namedKeyFile,
            pinned: pinned
        ) { step, done, total in
            if shown?.step != step {
                shown?.bar.finish()
                shown = (step, ProgressBar("salvage \(step)", total: Int(clamping: total)))
            }
            shown?.bar.update(Int(clamping: done), count: Int(clamping: done), unit: step)
        }
        shown?.bar.finish()
        shown = nil
        switch output.format {
        case .table: for line in lines(summary) { StandardOutput.line(line) }
        case .json: StandardOutput.json { write(summary, to: &$0) }
        }
        if !summary.report.isComplete { throw Failure.checkFailed }
    }

    private func lines(_ summary: SalvageSummary) -> [String] {
        let report = summary.report
        var lines = [
            "\(folder): \(Int(clamping: report.placeCount).grouped) places, verified",
            "the key file is \(summary.keyFile), the log goes on as \(summary.origin)",
        ]
        for (count, what) in [
            (report.keptCount, "records as they were"),
            (report.mendedCount, "from packed histories"),
            (report.rewrittenCount, "written anew, because one before them is lost"),
        ] where count > 0 {
            lines.append("  \(Int(clamping: count).grouped) \(what)")
        }
        for checkpoint in report.continued {
            lines.append(
                "continues the checkpoint of \(Int(clamping: checkpoint.size).grouped) records by "
                    + checkpoint.origin
            )
        }
        for checkpoint in report.broken {
            lines.append(
                "does not continue that of \(Int(clamping: checkpoint.size).grouped) records by "
                    + checkpoint.origin
                    + (report.unexplained.contains(checkpoint) ? ", and no record says why" : "")
            )
        }
        if report.isComplete { return lines + ["nothing is lost"] }
        let style = Style.standardOutput
        lines.append(style.failure("\(Int(clamping: report.lostCount).grouped) records lost"))
        lines += report.lost.map { "  \($0.line)" }
        lines += Self.unlisted(report.lostRunCount, report.lost.count)
        lines += report.lostValues.map { "  \($0.line)" }
        lines += Self.unlisted(report.lostValueCount, report.lostValues.count)
        lines += report.orphans.map {
            "  position \($0.position) of \($0.subject) speaks of the lost position \($0.target)"
        }
        return lines + Self.unlisted(report.orphanCount, report.orphans.count)
    }

    private static func unlisted(_ count: Int, _ listed: Int) -> [String] {
        count > listed ? ["  and \((count - listed).grouped) more such lines"] : []
    }

    private func write(_ summary: SalvageSummary, to writer: inout JSONWriter) {
        let report = summary.report
        writer.beginObject()
        writer.key("complete")
        writer.bool(report.isComplete)
        for (name, number) in [
            ("places", report.placeCount), ("kept", report.keptCount),
            ("fromHistories", report.mendedCount), ("writtenAnew", report.rewrittenCount),
            ("lostCount", report.lostCount), ("lostValueCount", UInt64(report.lostValueCount)),
            ("orphanCount", UInt64(report.orphanCount)),
        ] {
            writer.key(name)
            writer.integer(number)
        }
        writer.key("keyFile")
        writer.string(summary.keyFile)
        writer.key("origin")
        writer.string(summary.origin)
        writer.array("checkpoints", report.continued + report.broken) { checkpoint, writer in
            checkpoint.writeMembers(to: &writer)
            writer.key("continued")
            writer.bool(report.continued.contains(checkpoint))
        }
        writer.array("lost", report.lost) { $0.writeMembers(to: &$1) }
        writer.array("lostValues", report.lostValues) { value, writer in
            writer.key("what")
            writer.string(value.what)
            writer.key("subject")
            writer.text(value.subject?.description)
        }
        writer.array("orphans", report.orphans) { orphan, writer in
            writer.key("position")
            writer.integer(orphan.position.rawValue)
            writer.key("subject")
            writer.string("\(orphan.subject)")
            writer.key("target")
            writer.integer(orphan.target.rawValue)
        }
        writer.endObject()
    }
}

extension SalvageReport.LostRecords {
    /// Place, subject, type and reason on one line.
    fileprivate var line: String {
        let last = positions.upperBound.rawValue - 1
        let isOne = last == positions.lowerBound.rawValue
        let place =
            isOne ? "position \(last)" : "positions \(positions.lowerBound) to \(last)"
        let whose = subject.map { " of \($0)" } ?? ""
        let what = type?.name.map { ", \($0)" } ?? ""
        return "\(place)\(whose)\(what): \(reason)"
    }

    fileprivate func writeMembers(to writer: inout JSONWriter) {
        writer.key("first")
        writer.integer(positions.lowerBound.rawValue)
        writer.key("last")
        writer.integer(positions.upperBound.rawValue - 1)
        writer.key("subject")
        writer.text(subject?.description)
        writer.key("type")
        writer.text(type?.name)
        writer.key("reason")
        writer.string(reason)
    }
}

extension SalvageReport.LostValue {
    fileprivate var line: String { subject.map { "\(what) of \($0)" } ?? what }
}

extension JSONWriter {
    /// Writes a member that is an array of objects.
    fileprivate mutating func array<Item>(
        _ name: String,
        _ items: [Item],
        _ members: (Item, inout JSONWriter) -> Void
    ) {
        key(name)
        beginArray()
        for item in items {
            beginObject()
            members(item, &self)
            endObject()
        }
        endArray()
    }

    /// Writes a text or `null`.
    fileprivate mutating func text(_ text: String?) {
        if let text { string(text) } else { null() }
    }
}
