internal import ArgumentParser
internal import JSON
internal import ProfileHistoryStore

extension ImportCommand {
    /// Stores what deliveries of DREAM say otherwise; exit code 3 where a row was refused.
    func importDeliveries(into store: HistoryStore) throws {
        guard let delivered = delivery.delivered else {
            throw ValidationError("Missing expected argument '--delivered <date>'")
        }
        var settings = try DeliveryOptions(delivered: delivered, source: delivery.source)
        settings.rejectedFile = rejectedFile
        var hasRejected = false
        for file in files {
            let summary = try importDelivery(file, settings, into: store)
            hasRejected = hasRejected || summary.rejected > 0
            json ? DeliveryReport.printJSON(summary) : DeliveryReport.print(summary)
        }
        if hasRejected { throw Failure.badInput }
    }

    private func importDelivery(
        _ file: String,
        _ settings: DeliveryOptions,
        into store: HistoryStore
    ) throws(StoreError) -> DeliverySummary {
        var bar: ProgressBar?
        defer { bar?.finish() }
        return try store.importDelivery(file, options: settings) { progress in
            let shown = bar ?? ProgressBar("import", total: progress.byteCount)
            bar = shown
            shown.update(progress.bytesRead, count: progress.rows, unit: "rows")
        }
    }
}

/// What an import made of a delivery.
enum DeliveryReport {
    /// For people.
    static func print(_ summary: DeliverySummary) {
        let style = Style.standardOutput
        if let line = summary.resumedBehindLine {
            StandardOutput.line("\(summary.file): went on behind line \(line.grouped)")
        }
        if summary.rows == 0 {
            StandardOutput.line("\(summary.file): \(style.attention("the file holds no rows"))")
            return
        }
        var parts = [
            "\(summary.rows.grouped) rows", "\(summary.stored.grouped) events stored",
            "\(summary.corrections.grouped) of them corrections",
            "\(summary.unchanged.grouped) rows unchanged",
        ]
        if summary.rejected > 0 {
            parts.append(style.failure("\(summary.rejected.grouped) refused"))
        }
        StandardOutput.line("\(summary.file): \(parts.joined(separator: ", "))")
        if let file = summary.rejectedFile {
            StandardOutput.line("  place and reason of every refused row: \(file)")
        }
    }

    /// For machines.
    static func printJSON(_ summary: DeliverySummary) {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("file")
        writer.string(summary.file)
        for (name, count) in [
            ("rows", summary.rows), ("stored", summary.stored),
            ("corrections", summary.corrections), ("unchanged", summary.unchanged),
            ("rejected", summary.rejected),
        ] {
            writer.key(name)
            writer.integer(count)
        }
        writer.key("resumedBehindLine")
        if let line = summary.resumedBehindLine { writer.integer(line) } else { writer.null() }
        writer.key("rejectedFile")
        if let file = summary.rejectedFile { writer.string(file) } else { writer.null() }
        writer.endObject()
        writer.newline()
        StandardOutput.write(writer.bytes)
    }
}
