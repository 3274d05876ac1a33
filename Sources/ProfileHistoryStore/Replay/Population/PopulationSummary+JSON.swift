internal import EventModel
public import JSON
internal import ProfileScoring
internal import Projections

extension PopulationSummary {
    /// Writes the summary as one JSON object; its keys are part of the interface.
    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("through")
        if let through { writer.integer(through.rawValue) } else { writer.null() }
        write(side, to: &writer)
        writer.member("group", group)
        writer.key("models")
        writer.beginArray()
        for model in models {
            writer.beginObject()
            writer.member("model", model.name)
            writer.member("document", model.digest)
            writer.key("scored")
            writer.integer(model.count)
            writer.endObject()
        }
        writer.endArray()
        writer.key("subjects")
        writer.integer(subjects)
        writer.key("counts")
        write(counts, to: &writer)
        write("byOrigin", origins, to: &writer)
        write("bySex", sexes, to: &writer)
        write("byAge", ages, to: &writer)
        writer.key("against")
        writeComparison(to: &writer)
        writer.endObject()
    }

    private func write(_ side: Side, to writer: inout JSONWriter) {
        writer.member("model", side.model)
        writer.key("asOf")
        side.asOf.write(to: &writer)
    }

    /// Classes and reasons by name, then what else came out.
    private func write(_ counts: [Int], to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("classes")
        write(counts, to: &writer) { $0.label }
        writer.key("noResult")
        write(counts, to: &writer) { $0.noResult?.rawValue }
        for (outcome, count) in zip(outcomes, counts) where !outcome.isScored {
            writer.key(outcome.key)
            writer.integer(count)
        }
        writer.endObject()
    }

    private func write(
        _ counts: [Int],
        to writer: inout JSONWriter,
        _ name: (ReplayOutcome) -> String?
    ) {
        writer.beginObject()
        for (outcome, count) in zip(outcomes, counts) {
            guard let name = name(outcome) else { continue }
            writer.key(name)
            writer.integer(count)
        }
        writer.endObject()
    }

    private func write(_ key: String, _ parts: [Part], to writer: inout JSONWriter) {
        writer.key(key)
        writer.beginObject()
        for part in parts where part.counts.contains(where: { $0 > 0 }) {
            writer.key(part.name.isEmpty ? "notKnown" : part.name)
            write(part.counts, to: &writer)
        }
        writer.endObject()
    }

    private func writeComparison(to writer: inout JSONWriter) {
        guard let otherSide else { return writer.null() }
        writer.beginObject()
        write(otherSide, to: &writer)
        writer.key("counts")
        write(otherCounts, to: &writer)
        writer.key("bothScored")
        writer.integer(bothScored)
        writer.key("flips")
        writer.integer(flips)
        writer.key("transitions")
        writer.beginArray()
        for transition in transitions {
            writer.beginObject()
            writer.key("from")
            transition.from.write(to: &writer)
            writer.key("to")
            transition.to.write(to: &writer)
            writer.key("subjects")
            writer.integer(transition.count)
            writer.endObject()
        }
        writer.endArray()
        write("flipsByOrigin", flipsByOrigin, to: &writer)
        write("flipsBySex", flipsBySex, to: &writer)
        write("flipsByAge", flipsByAge, to: &writer)
        writer.key("flipsByDecider")
        writer.beginArray()
        for pair in deciders {
            writer.beginObject()
            writer.member("from", pair.from)
            writer.member("to", pair.to)
            writer.key("flips")
            writer.integer(pair.count)
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
    }

    private func write(_ key: String, _ parts: [FlipPart], to writer: inout JSONWriter) {
        writer.key(key)
        writer.beginObject()
        for part in parts where part.bothScored > 0 {
            writer.key(part.name.isEmpty ? "notKnown" : part.name)
            writer.beginObject()
            writer.key("bothScored")
            writer.integer(part.bothScored)
            writer.key("flips")
            writer.integer(part.flips)
            writer.endObject()
        }
        writer.endObject()
    }

    /// How many subjects came out how on the other side, in the order of ``outcomes``.
    public var otherCounts: [Int] {
        let counts = transitions.reduce(into: [:]) { $0[$1.to, default: 0] += $1.count }
        return outcomes.map { counts[$0, default: 0] }
    }
}

extension ReplayOutcome {
    /// The kind as a key of JSON.
    var key: String {
        switch self {
        case .class: "class"
        case .noResult: "noResult"
        case .noSubmission: "noSubmission"
        case .noModel: "noModel"
        case .otherGroup: "otherGroup"
        }
    }
}
