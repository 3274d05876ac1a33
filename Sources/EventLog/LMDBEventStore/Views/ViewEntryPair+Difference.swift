internal import EventModel

extension ViewEntryPair {
    /// In what the view's entry differs from the copy's, `nil` when they hold the same.
    func difference(vault: Vault) throws -> ViewDifference? {
        guard let kept else { return ViewDifference(place: place, kind: .missing) }
        guard let copy else { return ViewDifference(place: place, kind: .surplus) }
        let expected = try open(copy, vault)
        let found: Opened
        do {
            found = try open(kept, vault)
        } catch is CodecError {
            return ViewDifference(place: place, kind: .unreadable)
        }
        if let offset = Self.firstDifference(expected.bytes, found.bytes) {
            return ViewDifference(place: place, kind: .bytes(offset: offset))
        }
        if expected.isClosed != found.isClosed {
            return ViewDifference(place: place, kind: .closedMark)
        }
        return nil
    }

    private struct Opened {
        var bytes: [UInt8] = []
        var isClosed = false
    }

    private func open(_ value: [UInt8], _ vault: Vault) throws -> Opened {
        var opened = Opened()
        switch kind {
        case .row:
            let subject = subject
            opened.isClosed = try unsafe Row.open(
                value.span.bytes,
                key: RowKey(decoding: key.span.bytes),
                sealedWith: subject.isPerson ? vault.keys(of: subject).rows : nil,
                to: &opened.bytes
            )
        case .head:
            let content = try unsafe Check(key: subject.rawValue).verified(value.span.bytes)
            opened.bytes = [UInt8](copying: content)
        case .index:
            let content = try unsafe Check(key: key.span.bytes).verified(value.span.bytes)
            opened.bytes = [UInt8](copying: content)
        }
        return opened
    }

    private static func firstDifference(_ left: [UInt8], _ right: [UInt8]) -> Int? {
        if left == right { return nil }
        return zip(left, right).enumerated().first { $0.element.0 != $0.element.1 }?.offset
            ?? min(left.count, right.count)
    }

    /// The subject that a row's or a head's key begins with.
    private var subject: SubjectID {
        SubjectID(rawValue: key.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
    }

    /// Where the entry stands, in words that hold nothing of a person.
    private var place: ViewDifference.Place {
        switch kind {
        case .row:
            guard key.count == 12 else { return .unknownKey }
            return .segment(subject, key.suffix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) })
        case .head:
            return .head(subject)
        case .index:
            // The id itself may be a person's number.
            guard let value = copy ?? kept, value.count == 12 else { return .unknownKey }
            let position = value.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            return .event(Position(rawValue: position))
        }
    }
}
