import JSON
import PMML

extension JSONWriter {
    /// Writes how a PMML document came to its result, as a list of steps.
    mutating func append(steps: PMMLExplanation) {
        beginArray()
        switch steps {
        case .none: break
        case .tree(let nodes): for node in nodes { append(node) }
        case .regression(let sums): for sum in sums { append(sum) }
        case .scorecard(let initial, let scores):
            beginStep("initialScore")
            key("score")
            append(number: initial)
            endObject()
            for score in scores { append(score) }
        case .rules(let rules): for rule in rules { append(rule) }
        case .segments(let segments): for segment in segments { append(segment) }
        }
        endArray()
    }

    private mutating func beginStep(_ kind: String) {
        beginObject()
        member("kind", kind)
    }

    private mutating func append(_ node: PMMLTreeStep) {
        beginStep("node")
        member("node", node.node)
        member("predicate", node.predicate)
        key("default")
        bool(node.isDefault)
        list("read", node.readings) { writer, reading in
            writer.beginObject()
            writer.member("field", reading.field)
            writer.key("value")
            writer.append(value: reading.value)
            writer.endObject()
        }
        endObject()
    }

    private mutating func append(_ sum: PMMLTermSum) {
        beginStep("sum")
        member("category", sum.category)
        list("terms", sum.terms) { writer, term in
            writer.beginObject()
            writer.member("name", term.name)
            writer.key("coefficient")
            writer.append(number: term.coefficient)
            writer.key("value")
            writer.append(number: term.value)
            writer.key("product")
            writer.append(number: term.product)
            writer.endObject()
        }
        key("intercept")
        append(number: sum.intercept)
        key("sum")
        append(number: sum.sum)
        endObject()
    }

    private mutating func append(_ score: PMMLPartialScore) {
        beginStep("partialScore")
        member("characteristic", score.characteristic)
        member("attribute", score.attribute)
        key("score")
        append(number: score.score)
        member("reasonCode", score.reasonCode)
        endObject()
    }

    private mutating func append(_ rule: PMMLRuleStep) {
        beginStep("rule")
        member("rule", rule.rule)
        member("predicate", rule.predicate)
        member("score", rule.score)
        key("weight")
        append(number: rule.weight)
        endObject()
    }

    private mutating func append(_ segment: PMMLSegmentStep) {
        beginStep("segment")
        member("segment", segment.segment)
        key("prediction")
        append(value: segment.prediction)
        key("steps")
        append(steps: segment.explanation)
        endObject()
    }

    private mutating func append(value: PMMLValue) {
        switch value {
        case .missing: null()
        case .number(let number): append(number: number)
        case .text(let text): string(text)
        case .boolean(let truth): bool(truth)
        }
    }
}
