internal import EventModel
internal import JSON

/// Writes a line of the feed from what a caller sent and from what is not hers to say.
///
/// What is posted is a line of the feed without the members that the address and the token decide;
/// so the feed's own parser checks every field, and there is one set of rules for both.
struct FeedLineWriter {
    private var object: JSONObject
    /// The member that says when, where the caller did not: the moment of the call.
    private(set) var stamped: String?

    /// Begins with the members that the caller sent.
    init(_ sent: JSONObject) { object = sent }

    /// Adds a member unless the caller sent it.
    mutating func add(_ name: String, _ value: String) {
        _ = object.append(name, .string(value))
    }

    /// Says when, unless the caller did.
    mutating func stamp(_ name: String, _ now: Instant) {
        guard object[name] == nil else { return }
        _ = object.append(name, .string(now.description))
        stamped = name
    }

    /// The same line as of another moment, where the caller did not say which.
    func stamped(at moment: Instant) -> FeedLineWriter? {
        guard let stamped else { return nil }
        var line = self
        line.object = JSONObject()
        for (key, value) in object {
            _ = line.object.append(key, key == stamped ? .string(moment.description) : value)
        }
        return line
    }

    /// The value of a member.
    subscript(name: String) -> JSONValue? { object[name] }

    /// The line, without its line break.
    var bytes: [UInt8] {
        var writer = JSONWriter()
        writer.value(.object(object))
        return writer.bytes
    }
}
