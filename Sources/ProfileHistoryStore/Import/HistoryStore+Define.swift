internal import EventLog
internal import EventModel
internal import ProfileModel
internal import RegisterImport

extension HistoryStore {
    /// Stores the definition of an attribute or a form, unless the registry says otherwise.
    ///
    /// The number of an attribute is dealt from the registry as it is, and the append holds only if
    /// it is still so: two processes that define at once never deal one number twice.
    func define(
        _ event: NewEvent,
        at place: LinePlace
    ) throws(StoreError) -> Result<Placement, RejectedRow> {
        while true {
            let registry = try registry()
            let numbered: NewEvent
            do {
                numbered = try Self.numbered(event, in: registry)
            } catch {
                return .failure(
                    RejectedRow(
                        place: place,
                        code: LineError.Code.invalidDefinition.rawValue,
                        field: "name",
                        reason: "\(error)"
                    )
                )
            }
            let outcome = try translating {
                let request = AppendRequest(
                    [numbered],
                    expecting: [Expectation(.subject(.registry), registry.revision)]
                )
                return try log.append([request])[0]
            }
            switch outcome {
            case .stored(let placements): return .success(placements[0])
            // Somebody else wrote to the registry in between: look at it anew.
            case .refused(.conflict): continue
            case .refused(let refusal): return .failure(RejectedRow(refusal, at: place))
            }
        }
    }

    /// The definition with the number that is next in the registry.
    ///
    /// Throws where the name has been given another meaning since the line was read.
    private static func numbered(_ event: NewEvent, in registry: Registry) throws -> NewEvent {
        var numbered = event
        if event.type == .attributeDefined {
            let draft = try AttributeDefinedBody(decoding: event.body).definition
            let definition = try registry.attributes.numbering(draft)
            numbered.body = AttributeDefinedBody(definition: definition).bytes
        } else {
            var forms = registry.forms
            try forms.define(try FormDefinedBody(decoding: event.body).form)
        }
        return numbered
    }
}
