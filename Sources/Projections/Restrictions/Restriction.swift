public import EventModel
public import ProfileModel

/// A restriction that is in force: of what, and who may see it.
public struct Restriction: Hashable, Sendable {
    /// What is restricted.
    public enum Scope: Hashable, Sendable {
        /// Everything about the person.
        case person
        /// Every value of an attribute.
        case attribute(AttributeNumber)
        /// One fact or submission.
        case event(Position)
    }

    /// The place of its event in the log.
    public let position: Position
    /// From when it holds.
    public let effective: EffectiveTime
    /// What is restricted.
    public let scope: Scope
    /// The roles that may see it all the same.
    public let roles: [String]

    init(_ entry: borrowing StreamEntry) throws(CodecError) {
        let body = try RestrictionBody(decoding: entry.payload.body)
        position = entry.position
        effective = try entry.effective()
        roles = body.roles
        if let target = entry.payload.target {
            guard target < entry.position else {
                throw CodecError(offset: entry.offset, reason: "event names no earlier event")
            }
            scope = .event(target)
        } else if let attribute = body.attribute {
            scope = .attribute(attribute)
        } else {
            scope = .person
        }
    }

    /// Whether it covers an event, which is about an attribute where it is a fact.
    func covers(_ position: Position, of attribute: AttributeNumber?) -> Bool {
        switch scope {
        case .person: true
        case .attribute(let restricted): restricted == attribute
        case .event(let target): target == position
        }
    }
}
