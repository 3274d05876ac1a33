internal import EventModel
internal import FoundationEssentials
internal import ProfileHistoryStore
internal import ProfileModel
internal import ProfileScoring
internal import Projections

/// The demo's store: invented histories, and two of the published reconstruction's versions.
struct DemoStore {
    let store: HistoryStore
    let folder: String
    let imported: ImportSummary

    /// The version that the demo has in force until 18 September 2017.
    static let before = "published-2021-09-09"
    /// The version that the demo has in force from 18 September 2017.
    static let after = "published-2021-09-15"
    static let group = "dagpenge"

    init(making folder: String) throws {
        self.folder = folder
        let files = FileManager.default
        if files.fileExists(atPath: folder) {
            guard (try? files.contentsOfDirectory(atPath: folder).isEmpty) == true else {
                throw StoreError(.badInput, "\(folder) is not an empty folder", field: "dir")
            }
        }
        let feed = "\(folder)/demo.ndjson"
        do {
            try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try Data(DemoFeed.bytes()).write(to: URL(filePath: feed))
        } catch {
            throw StoreError(.unavailable, "\(feed) can not be written", field: "dir", cause: error)
        }
        let path = "\(folder)/store"
        try HistoryStore.create(at: path)
        store = try HistoryStore(opening: path)
        imported = try store.importFeed(feed)
        try activate(Self.before, from: "2015-06-15", decided: "2015-06-01")
        try activate(Self.after, from: "2017-09-18", decided: "2017-09-11")
        _ = try store.checkpoint()
    }

    /// Takes a version from draft to active, each step by somebody else.
    private func activate(_ name: String, from: String, decided: String) throws {
        guard let document = PublishedModels.document(name) else {
            preconditionFailure("The demo's versions come with the command")
        }
        let registered = RegisteredTime(try DayOrInstant(parsing: decided).opening)
        func step(_ actor: String) -> ModelStep { ModelStep(actor: actor, registered: registered) }
        try store.register(document, by: step("demo author"))
        try store.approve(name, by: step("demo approver"))
        try store.activate(
            name,
            for: Self.group,
            from: EffectiveTime(try DayOrInstant(parsing: from).opening),
            by: step("demo administrator")
        )
    }

    /// A question for the close of a day, as known at the close of another, or by now.
    func close(of day: String, known: String?) throws(StoreError) -> AsOf {
        try AsOf(at: day, known: known, clock: .registered, now: store.now())
    }

    /// The subject of one of the test persons.
    func subject(_ number: String) throws(StoreError) -> SubjectID {
        try store.subject(SubjectReference(parsing: "cpr:\(number)"))
    }
}
