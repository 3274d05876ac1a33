public import EventModel
internal import JSON

/// A replay: what is scored, how it is written, and how far the log is read.
public struct ReplayRequest: Hashable, Sendable {
    /// What is scored.
    public enum Subject: Hashable, Sendable {
        /// Every subject as of a date.
        case population(PopulationQuestion)
        /// Every issued score at its own position; with `true` a row for those that come out the
        /// same too. Restricted data are read in the roles.
        case issued(listsAll: Bool, roles: [String] = [])
    }

    /// What is scored.
    public var subject: Subject
    /// How the results are written.
    public var format: ReplayFormat
    /// The last position that is read; the log's last at the start of the run unless given.
    public var through: Position?
    /// On how many threads, which changes nothing of the results; on every core unless given.
    public var jobs: Int?

    /// Describes a replay.
    public init(
        _ subject: Subject,
        format: ReplayFormat = .table,
        through: Position? = nil,
        jobs: Int? = nil
    ) {
        self.subject = subject
        self.format = format
        self.through = through
        self.jobs = jobs
    }

    /// Everything that decides the output's bytes, as one text: what an interrupted run must have
    /// been asked for to be gone on with.
    var text: String {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("format", format.rawValue)
        writer.key("through")
        if let through { writer.integer(through.rawValue) } else { writer.null() }
        switch subject {
        case .population(let question):
            writer.key("population")
            question.write(to: &writer)
        case .issued(let listsAll, let roles):
            writer.key("issued")
            writer.bool(listsAll)
            writer.texts("roles", roles)
        }
        writer.endObject()
        return writer.text
    }
}
