internal import EventModel
internal import LMDB

extension AppendBatch {
    /// Refuses a request whose writer did not know of a stream's last events.
    mutating func check(_ expectations: [Expectation]) throws {
        for expectation in expectations { try check(expectation) }
    }

    private mutating func check(_ expectation: Expectation) throws {
        let known: Int
        switch expectation.revision {
        case .any: return
        case .none: known = 0
        case .exactly(let revision): known = Int(revision.rawValue) + 1
        }
        let subject: SubjectID? =
            switch expectation.stream {
            case .subject(let subject): subject
            case .person(let alias): try people.subject(for: alias)
            }
        var last: Revision?
        if let subject { last = try head(of: subject)?.revision }
        let count = last.map { Int($0.rawValue) + 1 } ?? 0
        guard count != known else { return }
        var missed: [Event] = []
        if let subject, count > known {
            missed = try events(of: subject, from: Revision(rawValue: UInt32(known)))
        }
        throw AppendRefusal.conflict(
            subject: subject,
            expected: expectation.revision,
            actual: last,
            events: missed
        )
    }

    /// The events of a stream that a writer did not know of, the batch's own included.
    private func events(of subject: SubjectID, from revision: Revision) throws -> [Event] {
        let names = sources.names
        func name(_ number: SourceNumber) -> String? {
            let index = Int(number.rawValue)
            return names.indices.contains(index) ? names[index] : nil
        }
        var found: [Event] = []
        if let stored = try files.stream(of: subject, in: txn) {
            found = try stored.events(from: revision, sourceName: name)
        }
        guard let stream = streamIndices[subject] else { return found }
        for pending in events where pending.stream == stream {
            guard pending.header.revision >= revision else { continue }
            found.append(
                try Record.event(
                    pending.header,
                    payload: plaintext[pending.payload],
                    sourceName: name
                )
            )
        }
        return found
    }
}
