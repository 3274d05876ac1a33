internal import EventModel
public import JSON

extension BlastRadius {
    /// Writes the answer as one JSON object; its keys are part of the interface.
    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.through(through)
        writer.key("fault")
        fault.write(to: &writer)
        writer.key("within")
        if let within { within.write(to: &writer) } else { writer.null() }
        writer.key("counts")
        writer.beginObject()
        writer.key("subjects")
        writer.integer(subjects.count)
        writer.key("scores")
        writer.integer(scores.count)
        for standing in IssuedStanding.allCases {
            writer.key(standing.rawValue)
            writer.integer(count(standing))
        }
        writer.endObject()
        writer.list("subjects", subjects) { $0.string($1.description) }
        writer.list("recipients", recipients) { $1.write("recipient", to: &$0) }
        writer.list("classes", classes) { $1.write("class", to: &$0) }
        writer.list("scores", scores) { $1.write(to: &$0) }
        writer.list("notExamined", unexamined) { $1.write(to: &$0) }
        writer.list("erased", erased) { $0.string($1.description) }
        writer.endObject()
    }
}

extension JSONWriter {
    /// Writes the last position that was read, or null.
    mutating func through(_ position: Position?) {
        key("through")
        if let position { integer(position.rawValue) } else { null() }
    }

    /// Writes a member with a list.
    mutating func list<Element>(
        _ name: StaticString,
        _ elements: [Element],
        _ write: (inout JSONWriter, Element) -> Void
    ) {
        key(name)
        beginArray()
        for element in elements { write(&self, element) }
        endArray()
    }
}
