internal import EventLog
public import EventModel
internal import JSON
public import ProfileModel
internal import Projections

/// The names behind the numbers in a profile, for those who write it out.
public struct ProvenanceNames: Sendable {
    /// Every attribute, built in or defined.
    public let attributes: AttributeCatalog
    /// Every version of the questionnaire, built in or defined.
    public let forms: FormCatalog
    /// The names of the sources in the order of their numbers.
    let sources: [String]

    /// An attribute's name.
    public func attribute(_ number: AttributeNumber) -> String {
        attributes.definition(number)?.name ?? "attribute-\(number.rawValue)"
    }

    /// A source's name.
    public func source(_ number: SourceNumber) -> String {
        let index = Int(number.rawValue)
        return index < sources.count ? sources[index] : "source-\(number.rawValue)"
    }

    /// Writes what a fact says and where it comes from, as members of an open object.
    func writeMembers(of fact: ProfileFact, to writer: inout JSONWriter) {
        writer.key("value")
        fact.value.write(to: &writer)
        if let why = fact.value.withholding { writer.member("withheld", why.rawValue) }
        if let period = fact.period {
            writer.key("period")
            writer.plainString { period.appendDescription(to: &$0) }
        }
        writer.key("effective")
        writer.instant(fact.effective.instant)
        writer.key("registered")
        writer.instant(fact.registered.instant)
        writeOrigin(fact.recorded, fact.position, fact.source, fact.id, to: &writer)
        if fact.isDisputed {
            writer.key("disputed")
            writer.bool(true)
        }
        if fact.remarkCount > 0 {
            writer.key("remarks")
            writer.integer(fact.remarkCount)
        }
    }

    private func writeOrigin(
        _ recorded: RecordedTime,
        _ position: Position,
        _ source: SourceNumber,
        _ id: String,
        to writer: inout JSONWriter
    ) {
        writer.key("recorded")
        writer.instant(recorded.instant)
        writer.key("position")
        writer.integer(position.rawValue)
        writer.key("source")
        writer.string(self.source(source))
        writer.key("id")
        writer.string(id)
    }
}
