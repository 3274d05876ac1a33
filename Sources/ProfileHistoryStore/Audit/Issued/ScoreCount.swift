internal import EventModel
internal import JSON

/// How many scores were shown to, or came out as, something, and of how many persons.
public struct ScoreCount: Hashable, Sendable {
    /// The recipient, or the class.
    public let name: String
    /// How many scores.
    public let scores: Int
    /// Of how many persons.
    public let subjects: Int

    /// Counts scores by a name, names ascending.
    static func all(of scores: [ShownScore], by name: (ShownScore) -> String) -> [ScoreCount] {
        var found: [String: (scores: Int, subjects: Set<SubjectID>)] = [:]
        for score in scores {
            let name = name(score)
            found[name, default: (0, [])].scores += 1
            found[name, default: (0, [])].subjects.insert(score.subject)
        }
        return found.keys.sorted().map { name in
            ScoreCount(
                name: name,
                scores: found[name]?.scores ?? 0,
                subjects: found[name]?.subjects.count ?? 0
            )
        }
    }

    /// Writes the counts as one JSON object under the name of what was counted by.
    func write(_ key: String, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member(key, name)
        writer.key("scores")
        writer.integer(scores)
        writer.key("subjects")
        writer.integer(subjects)
        writer.endObject()
    }
}
