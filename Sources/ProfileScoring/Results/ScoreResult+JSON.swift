public import JSON
import Scoring

extension ScoreResult {
    /// Writes the result as one JSON object with its keys in a fixed order, described in
    /// <doc:ScoreResults>.
    ///
    /// Equal results give equal bytes, on every machine and for good: these bytes are what a digest
    /// of a score is taken of.
    public func appendJSON(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("model", model)
        writer.member("document", "\(digest)")
        writer.key("kernelVersion")
        writer.integer(kernelVersion)
        writer.member("at", "\(at)")
        appendResult(to: &writer)
        writer.list("path", path) { $0.append(step: $1) }
        writer.list("terms", terms) { $0.append(term: $1) }
        if let steps {
            writer.key("steps")
            writer.append(steps: steps)
        }
        writer.list("consulted", consulted) { $0.string($1) }
        writer.list("missing", missing) { writer, value in
            writer.beginObject()
            writer.member("feature", value.feature)
            writer.member("reason", value.value.missing?.rawValue)
            writer.endObject()
        }
        writer.list("inputs", inputs) { $0.append(input: $1) }
        writer.list("changes", changes) { $0.append(change: $1) }
        writer.endObject()
    }

    private func appendResult(to writer: inout JSONWriter) {
        writer.member("class", label?.name)
        writer.key("noResult")
        if let noResult {
            writer.append(noResult: noResult)
        } else {
            writer.null()
        }
        writer.key("score")
        writer.append(bitsOf: score)
        writer.key("linearPredictor")
        writer.append(bitsOf: outcome.linearPredictor)
        writer.member("subModel", subModel)
    }
}
