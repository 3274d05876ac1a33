public import EventModel
public import JSON
public import Projections

/// What a bundle answers: whose profile, as of when, and by which version scored.
public struct BundleQuestion: Hashable, Sendable {
    /// Whose profile it is.
    public let subject: SubjectID
    /// As of when.
    public let asOf: AsOf
    /// The version; the one in force where it is `nil`.
    public let model: String?
    /// The issued score that is replayed, by its position; `nil` for a question of one's own.
    public let issued: Position?
    /// The roles in which restricted data are read.
    public let roles: Set<String>

    /// Asks for a profile and its score.
    public init(
        subject: SubjectID,
        asOf: AsOf,
        model: String? = nil,
        issued: Position? = nil,
        roles: Set<String> = []
    ) {
        self.subject = subject
        self.asOf = asOf
        self.model = model
        self.issued = issued
        self.roles = roles
    }
}

extension BundleQuestion {
    /// Writes the question; times in microseconds since 1970, so that nothing is rounded.
    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("subject")
        writer.integer(subject.rawValue)
        writer.key("effective")
        writer.integer(asOf.effective.instant.microseconds)
        writer.key("clock")
        switch asOf.known {
        case .registered(let time):
            writer.string("registered")
            writer.key("known")
            writer.integer(time.instant.microseconds)
        case .recorded(let time):
            writer.string("recorded")
            writer.key("known")
            writer.integer(time.instant.microseconds)
        case .position(let position):
            writer.string("position")
            writer.key("known")
            writer.integer(position.rawValue)
        }
        writer.key("includesDisputed")
        writer.bool(asOf.includesDisputed)
        writer.member("model", model)
        writer.key("issued")
        if let issued { writer.integer(issued.rawValue) } else { writer.null() }
        if !roles.isEmpty { writer.texts("roles", roles.sorted()) }
        writer.endObject()
    }

    /// Reads a question; `nil` where it is none.
    init?(_ value: JSONValue?) {
        guard let value, let subject = value["subject"]?.int64, subject > 0,
            let effective = value["effective"]?.int64, let known = value["known"]?.int64,
            let clock = value["clock"]?.string.flatMap(Clock.init(rawValue:)),
            let isInclusive = value["includesDisputed"]
        else { return nil }
        let time = Instant(microseconds: known)
        let knowledge: Known
        switch clock {
        case .registered: knowledge = .registered(RegisteredTime(time))
        case .recorded: knowledge = .recorded(RecordedTime(time))
        case .position:
            guard known >= 0 else { return nil }
            knowledge = .position(Position(rawValue: UInt64(known)))
        }
        self.init(
            subject: SubjectID(rawValue: UInt64(subject)),
            asOf: AsOf(
                effective: EffectiveTime(Instant(microseconds: effective)),
                known: knowledge,
                includesDisputed: isInclusive == true
            ),
            model: value["model"]?.string,
            issued: value["issued"]?.int64.map { Position(rawValue: UInt64(max(0, $0))) },
            roles: Set(value["roles"]?.array?.compactMap(\.string) ?? [])
        )
    }
}
