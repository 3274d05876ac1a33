internal import EventModel
internal import JSON
internal import ProfileModel

/// Writes the demo's feed: invented register histories and forms, the same for the same seed.
///
/// Every source is named `demo-…`, so that nothing of it can be taken for a register.
struct DemoFeed {
    private(set) var writer = JSONWriter()
    private var counts: [String: Int] = [:]
    var random = SplitMix64(seed: 20_170_918)

    /// The feed of all persons as NDJSON.
    static func bytes() -> [UInt8] {
        var feed = DemoFeed()
        for number in DemoPersons.all {
            guard let cpr = try? CPRNumber(parsing: number) else {
                preconditionFailure("The test persons' numbers are CPR numbers")
            }
            feed.addPerson(number, cpr)
        }
        return feed.writer.bytes
    }

    /// A new id of a source, counted up as a register would.
    private mutating func id(_ source: String) -> String {
        counts[source, default: 0] += 1
        return "\(source.dropFirst("demo-".count))-\(counts[source, default: 0])"
    }

    private mutating func begin(_ type: String, source: String) -> String {
        let id = id(source)
        writer.beginObject()
        member("type", type)
        member("id", id)
        member("source", source)
        return id
    }

    private mutating func end() {
        writer.endObject()
        writer.newline()
    }

    private mutating func member(_ name: String, _ text: String) {
        writer.key(name)
        writer.string(text)
    }
}

extension DemoFeed {
    /// Adds a fact; gives its id.
    @discardableResult
    mutating func fact(
        _ person: String,
        _ attribute: String,
        _ value: JSONValue,
        from effective: String,
        registered: String,
        source: String
    ) -> String {
        let id = begin("fact", source: source)
        member("subject", "cpr:\(person)")
        member("attribute", attribute)
        writer.key("value")
        writer.value(value)
        member("effective", effective)
        member("registered", registered)
        end()
        return id
    }

    /// Adds a filled-in form; gives its id.
    @discardableResult
    mutating func submission(
        _ person: String,
        form: String,
        at: String,
        answers: JSONObject
    ) -> String {
        let id = begin("submission", source: "demo-jobnet")
        member("subject", "cpr:\(person)")
        member("form", form)
        member("targetGroup", "dagpenge")
        member("at", at)
        writer.key("answers")
        writer.value(.object(answers))
        end()
        return id
    }

    /// Adds the annulment of an event of the same source.
    mutating func annul(_ target: String, registered: String, source: String) {
        _ = begin("annul", source: source)
        member("of", target)
        member("registered", registered)
        end()
    }

    /// Adds the withdrawal of a form.
    mutating func withdraw(_ target: String, at: String) {
        _ = begin("withdraw", source: "demo-jobnet")
        member("of", target)
        member("at", at)
        end()
    }

    /// Adds a decision on disputed data.
    mutating func dispute(
        _ target: String,
        outcome: String,
        text: String,
        registered: String,
        source: String
    ) {
        _ = begin("dispute", source: source)
        member("of", target)
        member("outcome", outcome)
        member("text", text)
        member("registered", registered)
        end()
    }

    /// Adds a further CPR number of a person.
    mutating func alias(_ person: String, _ further: String, from: String, registered: String) {
        _ = begin("alias", source: "demo-cpr")
        member("subject", "cpr:\(person)")
        member("alias", "cpr:\(further)")
        member("effective", from)
        member("registered", registered)
        end()
    }

    /// Adds a caseworker's own assessment.
    mutating func assessment(_ person: String, at: String, class label: String, reason: String) {
        _ = begin("assessment", source: "demo-fasit")
        member("subject", "cpr:\(person)")
        member("at", at)
        member("class", label)
        writer.key("deviates")
        writer.bool(true)
        member("reason", reason)
        member("office", "0101")
        end()
    }
}
