internal import EventModel
public import JSON

extension Deviations {
    /// Writes the answer as one JSON object; its keys are part of the interface.
    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.through(through)
        for (name, time) in [("from", question.from), ("to", question.to)] {
            writer.key(name)
            if let time { writer.instant(time.instant) } else { writer.null() }
        }
        writer.member("by", question.grouping.rawValue)
        for (name, count) in [
            ("suppressedUnder", question.suppressedUnder), ("annulled", annulled),
            ("disputed", disputed), ("restricted", restricted),
        ] {
            writer.key(name)
            writer.integer(count)
        }
        writer.key("total")
        writer.beginObject()
        total.writeMembers(to: &writer)
        writer.endObject()
        writer.list("groups", groups) { writer, group in
            writer.beginObject()
            writer.member("name", group.name)
            writer.flag("rest", group.isRest)
            group.writeMembers(to: &writer)
            writer.endObject()
        }
        if question.listsReasons {
            writer.list("reasons", reasons) { writer, reason in
                writer.beginObject()
                writer.member("reason", reason.text)
                writer.key("assessments")
                writer.integer(reason.assessments)
                writer.endObject()
            }
        }
        if question.listsAssessments {
            writer.list("assessments", assessments) {
                $1.write(withReason: question.listsReasons, to: &$0)
            }
        }
        writer.list("erased", erased) { $0.string($1.description) }
        writer.endObject()
    }
}
