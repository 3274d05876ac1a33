internal import AccessLog
public import JSON

extension AccessListing {
    /// Writes the listing as one JSON object; its keys are part of the interface.
    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("entries")
        writer.beginArray()
        for entry in entries { entry.write(hasPlaces: hasPlaces, to: &writer) }
        writer.endArray()
        writer.key("next")
        if let next { writer.integer(next) } else { writer.null() }
        writer.endObject()
    }
}

extension ListedAccess {
    fileprivate func write(hasPlaces: Bool, to writer: inout JSONWriter) {
        let entry = access.entry
        writer.beginObject()
        writer.key("number")
        writer.integer(access.number)
        writer.key("recorded")
        writer.instant(access.recorded)
        writer.member("actor", actor)
        writer.member("role", entry.role)
        writer.member("organisation", entry.organisation)
        writer.member("operation", entry.operation)
        writer.key("subjects")
        writer.beginArray()
        for subject in subjects { writer.string("\(subject)") }
        writer.endArray()
        writer.key("erasedSubjects")
        writer.integer(access.erasedSubjectCount)
        writer.member("criterion", entry.criterion)
        writer.key("criterionErased")
        writer.bool(access.isCriterionErased)
        writer.member("purpose", entry.purpose)
        writer.member("caseNumber", entry.caseNumber)
        writer.member("model", entry.model)
        writer.member("resultDigest", entry.resultDigestText)
        writer.member("recipient", entry.recipient)
        writer.member("outcome", entry.outcome)
        if hasPlaces { writePlaces(to: &writer) }
        if let pruned = access.pruned {
            writer.key("pruned")
            writer.beginObject()
            writer.key("count")
            writer.integer(pruned.count)
            writer.key("firstLeft")
            writer.integer(pruned.firstLeft)
            writer.endObject()
        }
        writer.endObject()
    }

    private func writePlaces(to writer: inout JSONWriter) {
        writer.key("municipalities")
        writer.beginArray()
        for place in places {
            writer.beginObject()
            writer.member("subject", "\(place.subject)")
            writer.member("municipality", place.municipality)
            writer.endObject()
        }
        writer.endArray()
    }
}
