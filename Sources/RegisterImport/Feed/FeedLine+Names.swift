import EventModel
import JSON
import ProfileModel

extension FeedLine {
    /// The time in a field; a bare date is the day's opening in Copenhagen.
    func time(_ field: FeedField) throws(LineError) -> Instant {
        let slice = try string(field)
        do throws(TimeError) {
            guard slice.hasEscapes else {
                return try DayOrInstant.parse(scanner.bytes(in: slice.range)).opening
            }
            return try DayOrInstant(parsing: scanner.string(of: slice)).opening
        } catch {
            throw LineError(.invalidTime, field: field.name, "the time \(error.message)")
        }
    }

    /// The time in a field that the line may have; null counts as left out.
    func optionalTime(_ field: FeedField) throws(LineError) -> Instant? {
        switch self[field] {
        case .absent, .null: nil
        default: try time(field)
        }
    }

    /// The time in a field that the store's clock must have reached.
    func pastTime(_ field: FeedField, now: Instant) throws(LineError) -> Instant {
        let time = try time(field)
        guard time <= now else {
            throw LineError(
                .timeInFuture,
                field: field.name,
                "the time lies after this store's clock (\(now)); check the source's clock"
            )
        }
        return time
    }

    /// The subject in a field: `cpr:DDMMYYNNNN` or `subject:N`.
    func subject(_ field: FeedField) throws(LineError) -> NewEvent.Destination {
        let slice = try string(field)
        if slice.hasEscapes {
            let text = scanner.string(of: slice)
            return try Self.subject(text.utf8.span, field)
        }
        return try Self.subject(scanner.bytes(in: slice.range), field)
    }

    /// The alias in a field: `cpr:DDMMYYNNNN`.
    func alias(_ field: FeedField) throws(LineError) -> Alias {
        guard case .person(let alias) = try subject(field) else {
            throw LineError(
                .invalidSubject,
                field: field.name,
                "an alias is a CPR number, cpr:DDMMYYNNNN"
            )
        }
        return alias
    }

    private static func subject(
        _ text: Span<UInt8>,
        _ field: FeedField
    ) throws(LineError) -> NewEvent.Destination {
        if text.count > 4, text[0] == UInt8(ascii: "c"), text[1] == UInt8(ascii: "p"),
            text[2] == UInt8(ascii: "r"), text[3] == UInt8(ascii: ":")
        {
            do throws(CPRError) {
                return .person(try CPRNumber.parse(text.extracting(4..<text.count)).alias)
            } catch {
                throw LineError(.invalidSubject, field: field.name, error.description)
            }
        }
        guard let subject = surrogate(text) else {
            throw LineError(
                .invalidSubject,
                field: field.name,
                "a subject is cpr:DDMMYYNNNN, or subject: and its number from 1"
            )
        }
        return .subject(subject)
    }

    /// Reads `subject:N` with N from 1, without leading zeros.
    private static func surrogate(_ text: Span<UInt8>) -> SubjectID? {
        let prefix = "subject:".utf8.span
        guard text.count > prefix.count, text.count <= prefix.count + 19 else { return nil }
        for index in prefix.indices where text[index] != prefix[index] { return nil }
        var number: UInt64 = 0
        for index in prefix.count..<text.count {
            let digit = text[index] &- UInt8(ascii: "0")
            guard digit < 10, number > 0 || digit > 0 else { return nil }
            // At most 19 digits, so the product stays below 2^64.
            number = number &* 10 &+ UInt64(digit)
        }
        return SubjectID(rawValue: number)
    }

    /// The key that the line must have.
    func key() throws(LineError) -> EventKey {
        try Self.key(source: try text(.source), id: try text(.id), idField: .id)
    }

    /// The event that the line speaks of; by its id alone where the line has no source.
    func target() throws(LineError) -> NewEvent.Target {
        let id = try text(.of)
        let source = try optionalText(.source)
        let key = try Self.key(source: source ?? Self.defaultSource, id: id, idField: .of)
        return source == nil ? .id(id) : .key(key)
    }

    /// The sources under which the store keeps what it says itself.
    private static var storeSources: [String] { ["models", "erasures", "issued"] }

    /// The source of lines that need not name one.
    static var defaultSource: String { "feed" }

    static func key(
        source: String,
        id: String,
        idField: FeedField
    ) throws(LineError) -> EventKey {
        // Names of sources are kept unsealed, so that they can be numbered.
        guard !CPRRedaction.containsCPRNumber(utf8: source.utf8.span) else {
            throw LineError(
                .invalidKey,
                field: FeedField.source.name,
                "the name of a source holds no person number; name the register"
            )
        }
        guard !storeSources.contains(source) else {
            throw LineError(
                .invalidKey,
                field: FeedField.source.name,
                "the source `\(source)` is the store's own; use the command that writes it"
            )
        }
        do throws(EventKeyError) {
            return try EventKey(source: source, id: id)
        } catch {
            let field = error.part == .id ? idField : .source
            throw LineError(.invalidKey, field: field.name, error.description)
        }
    }
}
