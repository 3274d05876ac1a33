internal import EventModel
public import JSON
internal import ProfileModel

extension Windows {
    /// Writes the answer as one JSON object; its keys are part of the interface.
    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.through(through)
        writer.key("rules")
        question.rules.write(to: &writer)
        writer.key("until")
        if let until = question.until { writer.instant(until.instant) } else { writer.null() }
        writer.list("counts", counts) { writer, count in
            writer.beginObject()
            writer.member("form", count.form)
            writer.member("targetGroup", count.group.rawValue)
            writer.key("submissions")
            writer.integer(count.all)
            for verdict in JudgedSubmission.Verdict.allCases {
                writer.key(verdict.rawValue)
                writer.integer(count.count(verdict))
            }
            writer.endObject()
        }
        writer.key("annulled")
        writer.integer(annulled)
        writer.list("submissions", listed) { $1.write(to: &$0) }
        writer.list("erased", erased) { $0.string($1.description) }
        writer.endObject()
    }
}

extension WindowRules {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("months")
        writer.integer(months)
        writer.key("gap")
        writer.integer(gap)
        writer.list("codes", codes.prefixes) { writer, prefix in
            writer.beginObject()
            writer.member("prefix", prefix.digits)
            writer.member("targetGroup", prefix.group.rawValue)
            writer.endObject()
        }
        writer.list("untilAssigned", untilAssigned.map(\.rawValue).sorted()) { $0.string($1) }
        writer.member("assigned", assigned)
        writer.endObject()
    }
}
