public import EventModel
internal import ProfileModel

/// What the registry says of a person whose data was destroyed.
public struct Erasure: Hashable, Sendable {
    /// Whose data it was.
    public let subject: SubjectID
    /// Where it is said.
    public let position: Position
    /// When it was decided.
    public let registered: RegisteredTime
    /// Why.
    public let ground: String
    /// Who decided it.
    public let authority: String
}

extension Erasure {
    /// Every erasure that the registry's stream says, by subject.
    static func all(in registry: [UInt8]) throws -> [SubjectID: Erasure] {
        var erasures: [SubjectID: Erasure] = [:]
        var reader = unsafe StreamReader(registry.span.bytes)
        while let entry = try reader.next() {
            guard entry.type == .erasure else { continue }
            let body = try ErasureBody(decoding: entry.payload.body)
            erasures[body.subject] = Erasure(
                subject: body.subject,
                position: entry.position,
                registered: entry.payload.registered,
                ground: body.ground,
                authority: body.authority
            )
        }
        return erasures
    }
}
