internal import EventModel
public import JSON
internal import ProfileModel
internal import Projections

extension ProfileAnswer {
    /// Writes the answer as one JSON object; its keys are part of the interface.
    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("subject")
        writer.string(subject.description)
        writer.key("asOf")
        asOf.write(to: &writer)
        writer.key("age")
        if let age { writer.integer(age) } else { writer.null() }
        writer.key("attributes")
        writeAttributes(to: &writer)
        writer.key("submission")
        writeSubmission(to: &writer)
        writer.key("model")
        writer.beginObject()
        for activation in models {
            writer.key(activation.targetGroup)
            writer.string(activation.model)
        }
        writer.endObject()
        writer.endObject()
    }

    private func writeAttributes(to writer: inout JSONWriter) {
        writer.beginObject()
        for fact in profile.attributes {
            writer.key(names.attribute(fact.attribute))
            writer.beginObject()
            names.writeMembers(of: fact, to: &writer)
            writer.endObject()
        }
        for series in profile.series {
            writer.key(names.attribute(series.attribute))
            write(series, to: &writer)
        }
        writer.endObject()
    }

    /// The latest period's fact, and under `series` every period's.
    private func write(_ series: ProfileSeries, to writer: inout JSONWriter) {
        writer.beginObject()
        if let latest = series.facts.last { names.writeMembers(of: latest, to: &writer) }
        writer.key("series")
        writer.beginObject()
        for fact in series.facts {
            writer.plainKey { fact.period?.appendDescription(to: &$0) }
            writer.beginObject()
            names.writeMembers(of: fact, to: &writer)
            writer.endObject()
        }
        writer.endObject()
        writer.endObject()
    }

    private func writeSubmission(to writer: inout JSONWriter) {
        guard let submission = profile.submission else { return writer.null() }
        writer.beginObject()
        writer.key("id")
        writer.string(submission.id)
        writer.key("form")
        writer.string(submission.body.form)
        writer.key("targetGroup")
        writer.string(submission.body.targetGroup)
        writer.key("at")
        writer.instant(submission.at.instant)
        writer.key("recorded")
        writer.instant(submission.recorded.instant)
        writer.key("position")
        writer.integer(submission.position.rawValue)
        writer.key("source")
        writer.string(names.source(submission.source))
        if submission.isDisputed {
            writer.key("disputed")
            writer.bool(true)
        }
        writer.key("answers")
        writer.beginObject()
        for given in submission.body.answers {
            writer.key(given.question)
            given.answer.write(to: &writer)
        }
        writer.endObject()
        writer.endObject()
    }
}
