public import EventModel
internal import JSON
public import Projections

/// One line of a file of questions.
///
/// `{"subject":..,"at":..,"known":..,"clock":..}`; `known`, `clock` and `includeDisputed` may be
/// left out. A log position is given as a number. `as` names roles that may see restricted data.
/// Questions for scores take `model`, `group`,
/// `without` and `set` too.
public struct QueryLine: Sendable {
    /// Whom it asks about.
    public var subject: SubjectReference
    /// For which times.
    public var asOf: AsOf
    /// The roles in which it asks.
    public var roles: Set<String>
    /// What it asks of a score.
    public var scoring: ScoringOptions

    private static let fields: Set<String> = [
        "subject", "at", "known", "clock", "includeDisputed", "as", "model", "group", "without",
        "set",
    ]

    /// Reads a line.
    public init(parsing line: Span<UInt8>, now: Instant) throws(StoreError) {
        let object = try Self.object(line)
        for key in object.keys where !Self.fields.contains(key) {
            throw StoreError(.badInput, "the field is not known in a question", field: key)
        }
        guard let subject = try Self.text(object, "subject"), let at = try Self.text(object, "at")
        else { throw StoreError(.badInput, "a question needs `subject` and `at`") }
        self.subject = try SubjectReference(parsing: subject)
        asOf = try AsOf(
            at: at,
            known: try Self.known(object),
            clock: try Self.clock(object),
            includesDisputed: try Self.flag(object, "includeDisputed"),
            now: now
        )
        roles = Set(try Self.texts(object, "as"))
        scoring = ScoringOptions(
            model: try Self.text(object, "model"),
            group: try Self.text(object, "group"),
            without: try Self.texts(object, "without"),
            set: try Self.texts(object, "set")
        )
    }

    private static func object(_ line: Span<UInt8>) throws(StoreError) -> JSONObject {
        do {
            guard let object = try JSONValue.parse(line).object else {
                throw StoreError(.badInput, "a question is one JSON object a line")
            }
            return object
        } catch let error as StoreError {
            throw error
        } catch {
            throw StoreError(.badInput, "a question is one JSON object a line: \(error)")
        }
    }

    private static func text(_ object: JSONObject, _ field: String) throws(StoreError) -> String? {
        guard let value = object[field], !value.isNull else { return nil }
        guard let text = value.string else {
            throw StoreError(.badInput, "the field takes a text", field: field)
        }
        return text
    }

    private static func flag(_ object: JSONObject, _ field: String) throws(StoreError) -> Bool {
        guard let value = object[field], !value.isNull else { return false }
        guard let flag = value.bool else {
            throw StoreError(.badInput, "the field takes true or false", field: field)
        }
        return flag
    }

    private static func texts(_ object: JSONObject, _ field: String) throws(StoreError) -> [String]
    {
        guard let value = object[field], !value.isNull else { return [] }
        if let one = value.string { return [one] }
        guard let all = value.array else {
            throw StoreError(.badInput, "the field takes a text or a list of texts", field: field)
        }
        return try all.map { (element) throws(StoreError) in
            guard let text = element.string else {
                throw StoreError(.badInput, "the field takes a list of texts", field: field)
            }
            return text
        }
    }

    private static func known(_ object: JSONObject) throws(StoreError) -> String? {
        if let number = object["known"]?.number {
            guard let position = number.int64, position >= 0 else {
                throw StoreError(
                    .badInput,
                    "a log position is a whole number from 0",
                    field: "known"
                )
            }
            return "position:\(position)"
        }
        return try text(object, "known")
    }

    private static func clock(_ object: JSONObject) throws(StoreError) -> Clock? {
        guard let name = try text(object, "clock") else { return nil }
        guard let clock = Clock(rawValue: name) else {
            throw StoreError(
                .badInput,
                "the clock is registered, recorded or position",
                field: "clock"
            )
        }
        return clock
    }
}
