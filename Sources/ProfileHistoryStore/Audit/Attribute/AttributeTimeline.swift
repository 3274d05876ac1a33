public import EventModel
public import JSON
internal import ProfileModel
public import ProfileScoring
internal import Projections

/// In which versions an attribute or question was used, and when those were in force.
///
/// Nobody is scored for it; whom it touched is ``HistoryStore/use(of:progress:)``'s to say.
public struct AttributeTimeline: Sendable {
    /// One version that uses it.
    public struct Version: Sendable {
        /// The version's name.
        public let model: String
        /// What its document says of the attribute.
        public let use: UsedField
        /// When it was in force.
        public let periods: [AttributeUse.Period]
    }

    /// The attribute or question.
    public let name: String
    /// The versions that use it, in the order in which they were registered.
    public let versions: [Version]
    /// The first moment at which one of them was in force.
    public var since: EffectiveTime? { versions.flatMap(\.periods).map(\.from).min() }
}

extension HistoryStore {
    /// Says in which versions an attribute or question was used, and since when.
    ///
    /// Throws `.unknownAttribute` where the store knows no attribute and no question of the name.
    public func timeline(ofAttribute name: String) throws(StoreError) -> AttributeTimeline {
        let registry = try registry()
        let isQuestion = registry.forms.all.contains { $0.question(name) != nil }
        guard isQuestion || registry.attributes.definition(named: name) != nil else {
            throw StoreError(
                .unknownAttribute,
                "the store knows no attribute and no question of this name",
                field: "attribute"
            )
        }
        var versions: [AttributeTimeline.Version] = []
        for model in registry.models.models(asOf: .everything) {
            let document = try document(of: model.name)
            let used = document.attributes + document.questions
            guard let use = used.first(where: { $0.name == name }) else { continue }
            versions.append(
                AttributeTimeline.Version(
                    model: model.name,
                    use: use,
                    periods: registry.models.periods(of: model.name)
                )
            )
        }
        return AttributeTimeline(name: name, versions: versions)
    }
}

extension AttributeTimeline {
    /// Writes the answer as one JSON object; its keys are part of the interface.
    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("name", name)
        writer.key("since")
        if let since { writer.instant(since.instant) } else { writer.null() }
        writer.key("versions")
        writer.beginArray()
        for version in versions {
            writer.beginObject()
            writer.member("model", version.model)
            writer.member("sensitivity", version.use.sensitivity.name)
            writer.member("legalBasis", version.use.legalBasis)
            writer.key("inForce")
            writer.beginArray()
            for period in version.periods {
                writer.beginObject()
                writer.member("targetGroup", period.group)
                writer.key("from")
                writer.instant(period.from.instant)
                writer.key("until")
                if let until = period.until { writer.instant(until.instant) } else { writer.null() }
                writer.endObject()
            }
            writer.endArray()
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
    }
}
