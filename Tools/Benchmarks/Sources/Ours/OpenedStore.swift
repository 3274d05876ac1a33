internal import EventLog
internal import EventModel
internal import Glibc
internal import ProfileHistoryStore
internal import ProfileModel
internal import RegisterImport

/// A store, made where it is missing.
struct OpenedStore {
    let store: HistoryStore

    var log: any EventStore { store.log }

    init(_ folder: String) throws {
        if access(folder, F_OK) != 0 { try HistoryStore.create(at: folder) }
        store = try HistoryStore(opening: folder)
    }

    /// The events of a feed in memory, from `skip` on, at most `count`.
    func events(of path: String, skip: Int, count: Int) throws -> [NewEvent] {
        let registry = try store.registry()
        let parser = FeedParser(
            catalog: registry.attributes,
            forms: registry.forms,
            derivedID: { _ in "" }
        )
        var reader = FeedReader(format: .ndjson, parser: parser)
        var events: [NewEvent] = []
        events.reserveCapacity(min(count, 1 << 24))
        guard let file = fopen(path, "r") else { Options.stop("\(path) can not be read") }
        defer { fclose(file) }
        var chunk = [UInt8](repeating: 0, count: 1 << 20)
        var seen = 0
        func take(_ row: FeedRow) {
            seen += 1
            guard seen > skip, events.count < count else { return }
            switch row.outcome {
            case .success(let event): events.append(event)
            case .failure(let error): Options.stop("line \(row.place.number): \(error.message)")
            }
        }
        let time = store.now()
        while events.count < count {
            let length = fread(&chunk, 1, chunk.count, file)
            if length == 0 { break }
            reader.append(chunk.span.extracting(first: length), now: time) { take($0) }
        }
        reader.finish(now: time) { take($0) }
        return events
    }
}

/// Stops where an event was not stored, or was stored before.
func check(_ outcomes: [AppendOutcome]) {
    for outcome in outcomes {
        guard case .stored(let placements) = outcome,
            !placements.contains(where: \.isDuplicate)
        else { Options.stop("an event was not stored: \(outcome)") }
    }
}
