import EventModel
import Testing

@testable import EventLog

extension LMDBEventStore {
    /// What stands in the place of what tests destroy.
    static let redacted: [UInt8] = [6, 6, 6]

    /// Destroys what some events of a person say, and stores that.
    func redact(_ revisions: Set<UInt32>, of subject: SubjectID) throws {
        let stream = try #require(try stream(of: subject))
        var replacements: [Redaction.Replacement] = []
        var last: UInt32 = 0
        var reader = unsafe StreamReader(stream.bytes.span.bytes)
        while let entry = try reader.next() {
            last = entry.revision.rawValue
            guard revisions.contains(last) else { continue }
            let event = NewEvent(
                type: entry.type,
                destination: .subject(subject),
                key: try EventKey(source: "x", id: String(validating: entry.payload.id) ?? ""),
                registered: entry.payload.registered,
                effective: entry.payload.effective,
                body: try Self.left(of: entry)
            )
            var payload: [UInt8] = []
            Payload.append(
                event,
                source: entry.payload.source,
                target: entry.payload.target,
                to: &payload
            )
            replacements.append(
                Redaction.Replacement(position: entry.position, payload: payload)
            )
        }
        let redaction = Redaction(
            nextKeys: try renewedKeys(of: subject),
            replacements: replacements,
            ground: "g",
            authority: "a"
        )
        var body: [UInt8] = []
        redaction.append(to: &body)
        let event = NewEvent(
            type: .redaction,
            destination: .subject(subject),
            key: try EventKey(source: "erasures", id: "\(subject)/\(last + 1)"),
            registered: RegisteredTime(Instant(microseconds: 1_400_000_000_000_000)),
            body: body
        )
        _ = try store(event)
    }

    /// What is put in the place of an event; of a redaction, one that says nothing more.
    private static func left(of entry: borrowing StreamEntry) throws -> [UInt8] {
        guard entry.type == .redaction else { return redacted }
        let old = try Redaction(decoding: entry.payload.body)
        var body: [UInt8] = []
        Redaction(nextKeys: old.nextKeys, replacements: [], ground: "", authority: "")
            .append(to: &body)
        return body
    }
}
