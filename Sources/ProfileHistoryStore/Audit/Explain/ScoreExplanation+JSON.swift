public import JSON
internal import ProfileScoring
internal import Scoring

extension ScoreExplanation {
    /// Writes the explanation as one JSON object; its keys are part of the interface.
    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("answer")
        answer.write(to: &writer)
        writer.key("influences")
        writer.beginArray()
        for influence in influences { write(influence, to: &writer) }
        writer.endArray()
        writer.endObject()
    }

    private func write(_ influence: InputInfluence, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("feature", influence.input.feature)
        writer.key("consulted")
        if influence.isBehindWithheld, !influence.isConsulted {
            writer.null()
        } else {
            writer.bool(influence.isConsulted)
        }
        writer.key("withoutIt")
        writer.beginObject()
        writer.outcome(of: influence.without)
        writer.key("changesClass")
        writer.bool(influence.changesClass(from: answer.result))
        writer.endObject()
        writer.key("canChangeClass")
        if influence.isBehindWithheld {
            writer.null()
        } else {
            writer.bool(influence.canChangeClass)
        }
        writer.key("everChangesClass")
        if let ever = influence.everChangesClass { writer.bool(ever) } else { writer.null() }
        writer.key("alternatives")
        writer.beginArray()
        for alternative in influence.alternatives {
            writer.beginObject()
            writer.key("values")
            writer.append(alternative.range)
            writer.outcome(of: alternative)
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
    }
}

extension JSONWriter {
    /// Writes what an alternative comes to as members.
    fileprivate mutating func outcome(of alternative: InputAlternative) {
        member("class", alternative.label?.name)
        member("noResult", alternative.noResult?.rawValue)
    }

    /// Writes the values of a range.
    fileprivate mutating func append(_ range: InputRange) {
        beginObject()
        switch range {
        case .codes(let codes): texts("codes", codes)
        case .otherCodes:
            key("otherCodes")
            bool(true)
        case .missing(let reasons): texts("missing", reasons.map(\.rawValue))
        case .numbers(let from, let to):
            bound(from, "from", "over")
            bound(to, "to", "under")
        }
        endObject()
    }

    private mutating func bound(
        _ bound: InputRange.Bound?,
        _ included: String,
        _ excluded: String
    ) {
        guard let bound else { return }
        key(bound.isIncluded ? included : excluded)
        double(bound.number == 0 ? 0 : bound.number)
    }
}
