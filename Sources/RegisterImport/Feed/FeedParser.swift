public import EventModel
import JSON
public import ProfileModel

/// Turns lines of the canonical feed into events, and never writes anything.
///
/// One parser serves one import: lines that define attributes and forms extend its catalogues for
/// the lines after them. A bad line is refused whole and leaves the parser as it was. Cost of a
/// fact: one pass over the bytes and the event's own allocations.
public struct FeedParser: Sendable {
    /// The attributes known so far.
    public internal(set) var catalog: AttributeCatalog
    /// The forms known so far.
    public internal(set) var forms: FormCatalog
    /// Names an event, by its content, whose line gives no id.
    let derivedID: @Sendable ([UInt8]) -> String

    /// Starts with the attributes and forms of a store.
    ///
    /// `derivedID` makes an id from the content of a line that needs none of its own; the content
    /// can hold a CPR number, so the id must not tell it: give a keyed digest. Equal content must
    /// give an equal id, so that a line sent twice is stored once.
    public init(
        catalog: AttributeCatalog,
        forms: FormCatalog,
        derivedID: @escaping @Sendable ([UInt8]) -> String
    ) {
        self.catalog = catalog
        self.forms = forms
        self.derivedID = derivedID
    }

    /// Reads one line, without its line break.
    ///
    /// A claimed registered time after `now` is refused.
    public mutating func parse(
        line bytes: Span<UInt8>,
        now: Instant
    ) throws(LineError) -> NewEvent {
        let line = try FeedLine(bytes)
        let type = try Self.type(of: line)
        try line.check(type)
        switch type.type {
        case .fact: return try fact(line, now: now)
        case .annulment: return try annulment(line, now: now)
        case .submission: return try submission(line, now: now)
        case .withdrawal: return try withdrawal(line, now: now)
        case .alias: return try alias(line, now: now)
        case .dispute: return try dispute(line, now: now)
        case .scoreIssued: return try scoreIssued(line, now: now)
        case .assessment: return try assessment(line, now: now)
        case .restriction: return try restriction(line, now: now)
        case .lift: return try lift(line, now: now)
        case .attributeDefined:
            try Self.refusePersonNumbers(in: bytes)
            return try attributeDefinition(line, now: now)
        default:
            try Self.refusePersonNumbers(in: bytes)
            return try formDefinition(line, now: now)
        }
    }

    /// Definitions are not about a person and are kept unsealed, so none may hold a person number.
    private static func refusePersonNumbers(in line: Span<UInt8>) throws(LineError) {
        guard !CPRRedaction.containsCPRNumber(utf8: line) else {
            throw LineError(
                .invalidDefinition,
                "a definition holds no person number; take it out"
            )
        }
    }

    /// Takes the attributes and forms that a store holds in place of those known so far.
    public mutating func adopt(catalog: AttributeCatalog, forms: FormCatalog) {
        self.catalog = catalog
        self.forms = forms
    }

    /// Reads one line held in an array.
    public mutating func parse(line: [UInt8], now: Instant) throws(LineError) -> NewEvent {
        try parse(line: line.span, now: now)
    }

    private static func type(of line: borrowing FeedLine) throws(LineError) -> FeedLineType {
        guard let type = FeedLineType.named(try line.text(.type)) else {
            throw LineError(
                .unknownType,
                field: FeedField.type.name,
                "the type is none of fact, annul, submission, withdraw, alias, dispute,"
                    + " restrict, lift, score-issued, assessment, attribute, form"
            )
        }
        return type
    }
}
