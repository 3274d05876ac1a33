internal import EventModel
internal import LMDB

extension AppendBatch {
    /// Puts an event's key into the index, unless it is there: then gives where that event stands.
    ///
    /// One descent of the index for an event that is new.
    mutating func claim(
        _ key: EventKey,
        source: SourceNumber,
        at position: Position
    ) throws -> Position? {
        writeIndexKey(key.id, source: source)
        indexValue.removeAll(keepingCapacity: true)
        indexValue.append(littleEndian: position.rawValue)
        let indexKey = indexKey
        unsafe Check(key: indexKey.span.bytes).end(&indexValue)
        let value = indexValue
        let isNew = unsafe try txn.insert(
            value.span.bytes,
            forKey: indexKey.span.bytes,
            in: files.index
        )
        return isNew ? nil : try storedPosition()
    }

    /// Takes the keys of a refused request out of the index again.
    mutating func takeBackClaims(of request: AppendRequest) throws {
        for index in claims {
            let key = request.events[index].key
            guard let source = number(ofSource: key.source) else { continue }
            writeIndexKey(key.id, source: source)
            let indexKey = indexKey
            _ = unsafe try txn.delete(forKey: indexKey.span.bytes, in: files.index)
        }
    }

    /// The one stored event that a new one speaks of.
    mutating func resolve(_ target: NewEvent.Target) throws -> Position {
        let found = try positions(of: target)
        guard let position = found.first else { throw AppendRefusal.unknownTarget(target) }
        if found.count > 1, case .id(let id) = target {
            throw AppendRefusal.ambiguousTarget(id: id)
        }
        return position
    }

    /// The stored events that a target may mean; those of the request at hand are not among them.
    mutating func positions(of target: NewEvent.Target) throws -> [Position] {
        var found: [Position] = []
        switch target {
        case .key(let key):
            guard let source = number(ofSource: key.source) else { return [] }
            if let position = try position(ofID: key.id, source: source) { found.append(position) }
        case .id(let id):
            for number in sources.names.indices {
                let source = SourceNumber(rawValue: UInt32(number))
                if let position = try position(ofID: id, source: source) { found.append(position) }
            }
        }
        return found
    }

    private mutating func position(ofID id: String, source: SourceNumber) throws -> Position? {
        writeIndexKey(id, source: source)
        guard let position = try storedPosition(), position < next else { return nil }
        return position
    }

    private func storedPosition() throws -> Position? {
        try files.position(ofIndexKey: indexKey, in: txn)
    }

    private mutating func writeIndexKey(_ id: String, source: SourceNumber) {
        IndexKey.write(source: source, id: id, key: files.vault.key, to: &indexKey)
    }
}
