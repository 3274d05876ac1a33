import EventModel

/// The content of an event in bytes, from which an id is derived where the line gives none.
///
/// It does not depend on how the line was written: not on the order of its fields, on white space
/// or escapes, nor on the offset that a time was given with.
enum FeedContent {
    static func bytes(
        type: EventType,
        destination: NewEvent.Destination,
        registered: Instant,
        effective: Instant?,
        target: NewEvent.Target?,
        body: [UInt8]
    ) -> [UInt8] {
        var bytes: [UInt8] = [1, type.rawValue]
        switch destination {
        case .subjectOfTarget: bytes.append(0)
        case .subject(let subject):
            bytes.append(1)
            bytes.append(littleEndian: subject.rawValue)
        case .person(let alias):
            bytes.append(2)
            bytes.append(littleEndian: alias.digits)
        }
        bytes.append(littleEndian: registered.microseconds)
        bytes.append(effective == nil ? 0 : 1)
        if let effective { bytes.append(littleEndian: effective.microseconds) }
        switch target {
        case nil: bytes.append(0)
        case .id(let id):
            bytes.append(1)
            bytes.append(lengthPrefixed: id)
        case .key(let key):
            bytes.append(2)
            bytes.append(lengthPrefixed: key.source)
            bytes.append(lengthPrefixed: key.id)
        }
        bytes.append(contentsOf: body)
        return bytes
    }
}
