internal import AuditReports
internal import EventModel
public import JSON

extension PopulationComparison {
    /// Writes what may be shown of the comparison as one JSON object.
    ///
    /// Its keys are part of the interface. A number held back is null.
    public func write(to writer: inout JSONWriter) {
        let shown = PublishedComparison(self)
        writer.beginObject()
        writer.key("through")
        if let through { writer.integer(through.rawValue) } else { writer.null() }
        write("from", from, to: &writer)
        write("to", to, to: &writer)
        writer.key("models")
        writer.beginArray()
        for model in models {
            writer.beginObject()
            writer.member("model", model.name)
            writer.member("document", model.digest)
            writer.endObject()
        }
        writer.endArray()
        writer.key("suppressUnder")
        writer.integer(question.suppressUnder)
        writer.member("people", shown.flows.total)
        writer.member("bothScored", shown.sum(outcomes) { $0.isScored && $1.isScored })
        writer.member("flips", shown.sum(outcomes) { $0.flips(to: $1) })
        writer.key("outcomes")
        writer.beginArray()
        for outcome in outcomes { outcome.write(to: &writer) }
        writer.endArray()
        writer.key("flows")
        writer.beginArray()
        for row in shown.flows.counts { writer.counts(row) }
        writer.endArray()
        writer.key("divisions")
        write(shown, to: &writer)
        write("flipped", flipped, to: &writer)
        write("failed", failed, to: &writer)
        writer.endObject()
    }

    private func write(
        _ key: String,
        _ side: PopulationSummary.Side,
        to writer: inout JSONWriter
    ) {
        writer.key(key)
        writer.beginObject()
        writer.member("model", side.model)
        writer.key("asOf")
        side.asOf.write(to: &writer)
        writer.endObject()
    }

    private func write(_ shown: PublishedComparison, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("columns")
        writer.beginArray()
        for column in shown.columns {
            writer.beginArray()
            writer.integer(column.from)
            writer.integer(column.to)
            writer.endArray()
        }
        if shown.hasRest { writer.string("rest") }
        writer.endArray()
        for (division, names, counts) in shown.divisions {
            writer.key(division.rawValue)
            guard let counts else {
                writer.null()
                continue
            }
            writer.beginObject()
            for (name, row) in zip(names, counts.counts) {
                writer.key(name.isEmpty ? "none" : name)
                writer.counts(row)
            }
            writer.endObject()
        }
        writer.endObject()
    }

    private func write(_ key: String, _ cases: [Case], to writer: inout JSONWriter) {
        writer.key(key)
        writer.beginArray()
        for one in cases {
            writer.beginObject()
            writer.member("subject", one.subject.description)
            writer.key("from")
            one.from.write(to: &writer)
            writer.key("to")
            one.to.write(to: &writer)
            writer.member("fromDecider", one.fromDecider)
            writer.member("toDecider", one.toDecider)
            writer.endObject()
        }
        writer.endArray()
    }
}

extension JSONWriter {
    /// Writes a member with a number that may be held back.
    mutating func member(_ name: String, _ count: PublishedCount) {
        key(name)
        append(count)
    }

    /// Writes a list of numbers that may be held back.
    mutating func counts(_ counts: [PublishedCount]) {
        beginArray()
        for count in counts { append(count) }
        endArray()
    }

    private mutating func append(_ count: PublishedCount) {
        if let value = count.value { integer(value) } else { null() }
    }
}
