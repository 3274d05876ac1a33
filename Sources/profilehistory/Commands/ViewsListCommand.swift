internal import ArgumentParser
internal import EventLog
internal import EventModel
internal import JSON
internal import ProfileHistoryStore

/// Lists views.
struct ViewsListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List views: how far they have come, how large they are, what is being rebuilt.",
        discussion: """
            A view is kept in the same transactions as the log, so it always holds every event. \
            The generation counts how often it was rebuilt. A rebuild that is listed is under way \
            in some process, or was interrupted and is gone on with by views rebuild.
            """
    )

    @OptionGroup var options: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let views = try options.openForReading().views()
        switch output.format {
        case .json:
            StandardOutput.json { writer in
                writer.beginArray()
                for view in views { view.write(to: &writer) }
                writer.endArray()
            }
        case .table:
            var table = Table([
                "view", "generation", "through position", "entries", "bytes", "rebuild",
            ])
            for view in views {
                table.add([
                    view.view.rawValue, "\(view.generation)",
                    view.lastPosition.map { Int(clamping: $0).grouped } ?? "none",
                    view.entryCount.grouped,
                    view.byteCount.grouped, view.rebuild?.text(of: view) ?? "none",
                ])
            }
            for line in table.lines(.standardOutput) { StandardOutput.line(line) }
        }
    }
}

extension ViewState {
    /// The position of the last event that is in the view, `nil` in an empty store.
    fileprivate var lastPosition: UInt64? {
        through.rawValue == 0 ? nil : through.rawValue - 1
    }

    fileprivate func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("view")
        writer.string(view.rawValue)
        writer.key("generation")
        writer.integer(Int(clamping: generation))
        writer.key("throughPosition")
        if let lastPosition { writer.integer(Int(clamping: lastPosition)) } else { writer.null() }
        writer.key("entries")
        writer.integer(entryCount)
        writer.key("bytes")
        writer.integer(byteCount)
        writer.key("rebuild")
        if let rebuild { rebuild.write(to: &writer) } else { writer.null() }
        writer.endObject()
    }
}

extension ViewState.Rebuild {
    /// What is being done, in a few words.
    fileprivate func text(of view: ViewState) -> String {
        guard let through else { return "removing generation \(generation)" }
        let doing = phase == .verifying ? "verifying" : "building generation \(generation)"
        let done = Int(clamping: through.rawValue).grouped
        return "\(doing), \(done) of \(Int(clamping: view.through.rawValue).grouped) events"
    }

    fileprivate func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("phase")
        writer.string(phase.rawValue)
        writer.key("generation")
        writer.integer(Int(clamping: generation))
        writer.key("events")
        if let through { writer.integer(Int(clamping: through.rawValue)) } else { writer.null() }
        writer.key("bytes")
        writer.integer(byteCount)
        writer.endObject()
    }
}
