internal import AuditReports
internal import JSON
internal import ProfileHistoryStore
internal import Projections

/// The answer to a question about everybody, as JSON and as a report.
struct AuditAnswer: Sendable {
    /// One JSON value; its keys are those of the command's `--format json`.
    let json: [UInt8]
    /// The same for people, where there is such a form.
    let report: (@Sendable () -> Report)?
    /// The model versions that were consulted; none where it is about scores that were shown,
    /// whichever version gave them.
    let models: [String]

    private init(
        _ write: (inout JSONWriter) -> Void,
        _ report: (@Sendable () -> Report)?,
        models: [String] = []
    ) {
        var writer = JSONWriter()
        write(&writer)
        json = writer.bytes
        self.report = report
        self.models = models
    }

    init(_ answer: PopulationComparison) {
        let models = answer.models.map(\.name)
        self.init({ answer.write(to: &$0) }, { answer.report() }, models: models)
    }

    init(_ answer: AttributeUse) {
        let models = answer.versions.map(\.model.name)
        self.init({ answer.write(to: &$0) }, { answer.report() }, models: models)
    }

    init(_ answer: FairnessAnswer) {
        let models = answer.models.map(\.name)
        self.init({ answer.write(to: &$0) }, { answer.report() }, models: models)
    }

    init(_ answer: BlastRadius, models: [String]) {
        self.init({ answer.write(to: &$0) }, { answer.report() }, models: models)
    }

    init(_ answer: CorrectionEffect) { self.init({ answer.write(to: &$0) }, { answer.report() }) }

    init(_ answer: Deviations) { self.init({ answer.write(to: &$0) }, { answer.report() }) }

    init(_ answer: AccessListing) { self.init({ answer.write(to: &$0) }, nil) }

    init(_ answer: Windows) { self.init({ answer.write(to: &$0) }, { answer.report() }) }

    /// Replays every issued score; those that come out otherwise are listed.
    init(replaying store: HistoryStore, _ options: AuditOptions) throws {
        var rows: [UInt8] = []
        let request = ReplayRequest(
            .issued(listsAll: false, roles: options.roles.sorted()),
            format: .ndjson,
            through: options.through
        )
        let result = try store.replay(request, to: .stream { rows += $0 })
        guard case .finished(.issued(let summary)) = result else {
            throw StoreError(.unavailable, "the replay did not come to its end")
        }
        self.init(
            { writer in
                writer.beginObject()
                writer.key("summary")
                summary.write(to: &writer)
                writer.key("differing")
                writer.beginArray()
                for row in rows.split(separator: 0x0A) { writer.raw(Array(row).span) }
                writer.endArray()
                writer.endObject()
            },
            nil
        )
    }
}
