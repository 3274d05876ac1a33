public import EventModel

/// Events that are stored together or not at all, in this order.
public struct AppendRequest: Sendable {
    /// The events, of one subject or of several.
    public var events: [NewEvent]
    /// What must hold of streams before; those not named here may be at any revision.
    public var expectations: [Expectation]
    /// Whose data the events say is destroyed; `nil` but for an erasure.
    ///
    /// When they are stored, the person's keys and aliases, packed history and index entries are
    /// destroyed, and overwritten in the files. Her records stay and can be opened by nobody.
    public let erases: SubjectID?

    /// Asks for events to be stored together.
    ///
    /// - Precondition: A request that erases has an event of type ``EventType/erasure`` whose body
    ///   begins with the subject's number: from it a store that is restored knows whom to leave
    ///   out.
    public init(
        _ events: [NewEvent],
        expecting expectations: [Expectation] = [],
        erasing erases: SubjectID? = nil
    ) {
        self.events = events
        self.expectations = expectations
        self.erases = erases
        precondition(erases == nil || saysErased, "A request that erases says so, and whom")
        precondition(!redacts || saysRedacted, "A redaction is a request of its own, and says what")
    }

    private var saysRedacted: Bool {
        guard events.count == 1, case .subject(let subject) = events[0].destination else {
            return false
        }
        let body = events[0].body
        do {
            _ = try unsafe Redaction(decoding: body.span.bytes)
        } catch {
            return false
        }
        return subject.isPerson
    }

    /// Whether parts of a person's data are destroyed with it, as its one event says.
    ///
    /// When it is stored, the keys of the records that it names are destroyed, the person's packed
    /// history says what the event says in their place, and both is overwritten in the files.
    public var redacts: Bool { events.contains { $0.type == .redaction } }

    private var saysErased: Bool {
        guard let erases else { return false }
        var number: [UInt8] = []
        number.append(littleEndian: erases.rawValue)
        return events.contains { $0.type == .erasure && $0.body.starts(with: number) }
    }
}

/// A value that is committed in the same transaction as the events beside it.
///
/// A reader of feeds keeps its place in the feed this way: the place and the events can not part.
public struct Bookmark: Hashable, Sendable {
    /// The longest name in UTF-8 bytes.
    public static let maximumNameByteCount = 200

    /// The bookmark's name.
    public let name: String
    /// The value to keep, `nil` to forget the bookmark.
    public var value: [UInt8]?

    /// Describes a bookmark to keep or to forget.
    ///
    /// - Precondition: The name has at most ``maximumNameByteCount`` bytes.
    public init(name: String, value: [UInt8]?) {
        precondition(
            name.utf8.count <= Self.maximumNameByteCount,
            "A bookmark's name has at most 200 bytes"
        )
        self.name = name
        self.value = value
    }
}
