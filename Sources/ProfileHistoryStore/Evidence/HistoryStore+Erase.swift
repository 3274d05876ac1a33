internal import AccessLog
internal import EventLog
internal import EventModel
internal import ProfileModel

extension HistoryStore {
    /// The source of events that say that somebody's data is destroyed.
    static let erasureSource = "erasures"

    /// Destroys a person's data: her keys and aliases, her packed history and index entries, what
    /// leads to her in the read log, and what is left of them in the files.
    ///
    /// An event in the registry says that, when, on what ground and by whose authority. Her records
    /// stay in the log, so that every proof and everybody else's history still holds, and can be
    /// opened by nobody any more, in older backups neither. Throws `.erased` where that has been
    /// done, `.unknownSubject` for somebody of whom nothing is held, `.badInput` for a text that is
    /// empty or holds a person number.
    @discardableResult
    public func erase(
        _ reference: SubjectReference,
        ground: String,
        authority: String
    ) throws(StoreError) -> Erasure {
        try Self.checkText(ground, field: "ground")
        try Self.checkText(authority, field: "authority")
        let subject = try subject(reference)
        // Before anything is destroyed, so that a read log that can not be opened stops it.
        let accesses = hasAccessLog ? try openAccessLog() : nil
        let token = try accessErasure(of: subject)
        let erasure = try sayErased(subject, ground: ground, authority: authority)
        if let token { try finish(token, in: accesses) }
        return erasure
    }

    /// Says in the registry that a person is erased, and destroys what she has in the history.
    private func sayErased(
        _ subject: SubjectID,
        ground: String,
        authority: String
    ) throws(StoreError) -> Erasure {
        try translating {
            let body = ErasureBody(subject: subject, ground: ground, authority: authority)
            var bytes: [UInt8] = []
            body.append(to: &bytes)
            let registered = RegisteredTime(clock.now())
            let event = NewEvent(
                type: .erasure,
                destination: .subject(.registry),
                key: try EventKey(source: Self.erasureSource, id: "\(subject)"),
                registered: registered,
                body: bytes
            )
            switch try log.append([AppendRequest([event], erasing: subject)])[0] {
            case .stored(let placements):
                return Erasure(
                    subject: subject,
                    position: placements[0].position,
                    registered: registered,
                    ground: ground,
                    authority: authority
                )
            case .refused(let refusal): throw refusal
            }
        }
    }

    /// Throws `.erased` where a subject's data was destroyed.
    func refuseErased(_ subject: SubjectID) throws(StoreError) {
        guard try translating({ try log.erasure(of: subject) }) != nil else { return }
        guard let erasure = try registry().erasures[subject] else {
            throw StoreError(.unavailable, "\(subject) is erased, and the registry does not say so")
        }
        throw StoreError(
            .erased,
            "\(subject) was erased, said at position \(erasure.position) and registered "
                + "\(erasure.registered): \(erasure.ground), by \(erasure.authority)",
            field: "subject"
        )
    }

    /// The registry can be read by whoever has the store: nobody's number may stand there.
    static func checkText(_ text: String, field: String) throws(StoreError) {
        let isEmpty = text.allSatisfy(\.isWhitespace)
        guard !isEmpty, text.utf8.count <= 2_000,
            CPRRedaction.redactingCPRNumbers(in: text) == text
        else {
            throw StoreError(
                .badInput,
                isEmpty
                    ? "say why and by whom; the text is empty"
                    : "the text is too long or holds a person number; it can be read by everybody",
                field: field
            )
        }
    }
}
