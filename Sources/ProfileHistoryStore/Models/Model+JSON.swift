internal import EventModel
public import JSON
public import Projections

extension ModelTimeline.Model {
    /// Writes how far the version has come and where it is in force, as one JSON object; its keys
    /// are part of the interface.
    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("model")
        writer.string(name)
        writer.key("stage")
        writer.string(stage.rawValue)
        writer.key("author")
        writer.string(author)
        writer.key("approvers")
        writer.beginArray()
        for approval in approvals { writer.string(approval.approver) }
        writer.endArray()
        writer.key("inForce")
        writer.beginObject()
        for activation in inForce {
            writer.key(activation.targetGroup)
            writer.string(activation.effective.description)
        }
        writer.endObject()
        writer.endObject()
    }
}
