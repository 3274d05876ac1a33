public import EventModel
public import ProfileModel

/// What of a person's data a reader may not see: GDPR article 18, by the store's two axes of time.
///
/// A restriction is in force as the answer to a question when it is visible as any event is, has
/// come into effect by the moment asked, and no visible lift of it has. Data are withheld when they
/// are restricted as the question's answer (they were not to be processed then), or when they are
/// restricted at the moment of reading by everything that is known (they are not to be processed
/// now); a reader with one of a restriction's roles is not held back by it.
public struct Restrictions: Sendable {
    /// Those in force whose roles the reader has none of.
    let withholding: [Restriction]

    /// Whether the reader may see everything.
    public var isEmpty: Bool { withholding.isEmpty }

    /// Works out what a reader may not see in the answer to a question.
    ///
    /// The answer is given from the entries up to `through`; what holds at the moment of reading is
    /// looked for in all. Cost: one pass over the stream, or two where that moment counts. Throws
    /// when the bytes are not a stream that a store writes.
    public init(
        in stream: RawSpan,
        asOf question: AsOf,
        for reader: Reader,
        through limit: Position = .last
    ) throws(CodecError) {
        var found = try Self.inForce(in: stream, asOf: question, through: limit)
        if let moment = reader.moment {
            let now = AsOf(effective: moment, known: .position(.last))
            found += try Self.inForce(in: stream, asOf: now)
        }
        withholding = found.filter { reader.roles.isDisjoint(with: $0.roles) }
    }

    /// The restrictions that are in force as the answer to a question, in the order of the log.
    public static func inForce(
        in stream: RawSpan,
        asOf question: AsOf,
        through limit: Position = .last
    ) throws(CodecError) -> [Restriction] {
        var restrictions: [Restriction] = []
        var marks = MarkTable()
        var reader = StreamReader(stream)
        while let entry = try reader.next() {
            if entry.position > limit { break }
            guard question.known.admits(entry) else { continue }
            switch entry.type {
            case .restriction: restrictions.append(try Restriction(entry))
            case .annulment, .dispute, .withdrawal, .lift: marks.add(try Mark(entry))
            default: break
            }
        }
        marks.resolve(at: question.effective)
        return restrictions.filter { restriction in
            let verdict = marks.verdict(on: restriction.position)
            return restriction.effective <= question.effective && !verdict.isVoid
                && verdict.liftedBy == nil
        }
    }

    /// The restriction that withholds an event, which is about an attribute where it is a fact; of
    /// several the first.
    public func restriction(
        on position: Position,
        of attribute: AttributeNumber?
    ) -> Restriction? {
        withholding.first { $0.covers(position, of: attribute) }
    }

    /// Whether there is a restriction among an entry and those behind it, known or not.
    static func occur(from entry: EntryCursor, in stream: RawSpan) throws(CodecError) -> Bool {
        var entry = entry
        repeat {
            if entry.type == .restriction { return true }
        } while try entry.advance(in: stream)
        return false
    }
}
