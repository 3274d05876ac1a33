internal import EventModel
public import JSON
internal import Projections

extension CorrectionEffect {
    /// Writes the answer as one JSON object; its keys are part of the interface.
    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.through(through)
        writer.member("subject", question.subject?.description)
        writer.key("corrections")
        if let range = question.corrections { range.write(to: &writer) } else { writer.null() }
        writer.key("since")
        if let since = question.since { writer.instant(since.instant) } else { writer.null() }
        writer.key("counts")
        writer.beginObject()
        for (name, count) in [
            ("inputsChanged", issued.count), ("resultChanged", resultChangedCount),
            ("classChanged", classChangedCount), ("unchanged", unchanged),
            ("notExamined", unexamined.count),
        ] {
            writer.key(name)
            writer.integer(count)
        }
        writer.endObject()
        writer.list("recipients", recipients) { $1.write("recipient", to: &$0) }
        writer.list("recipientsOfInputs", recipientsOfInputs) { $1.write("recipient", to: &$0) }
        writer.list("scores", scores) { $1.write(to: &$0) }
        writer.list("notExamined", unexamined) { $1.write(to: &$0) }
        writer.list("erased", erased) { $0.string($1.description) }
        writer.endObject()
    }
}
