internal import EventModel
internal import LMDB

/// Whose an alias is, and the place in the log from which on it counts.
struct AliasEntry: Hashable, Sendable {
    /// Whose alias it is.
    let subject: SubjectID
    /// Where the batch that brought the alias has its first event.
    let position: Position
}

/// The last change of the vault, which the log may or may not have followed.
struct Enrolment: Hashable, Sendable {
    /// Where the batch has its first event, if its commit came about.
    let position: Position
    /// The first of the subjects that were added, if any were.
    let firstSubject: SubjectID
}

extension Vault {
    private static let enrolmentName: [UInt8] = Array("enrolment".utf8)

    /// Takes out what the last enrolment stored when the log did not follow it.
    ///
    /// `next` is the log's next position, read under its write lock. A batch that adds to the vault
    /// has at least one event, so the log stands at the enrolment's position only if that batch was
    /// lost. Costs one look-up, and after a lost batch a walk over all aliases.
    func undoUnfinished(next: Position) throws {
        guard let lost = try enrolment(), lost.position == next else { return }
        var digests: [(digest: [UInt8], subject: SubjectID)] = []
        do {
            let txn = try environment.beginRead()
            var cursor = try txn.cursor(in: aliasDatabase)
            while let row = try cursor.next() {
                let digest = [UInt8](copying: row.key)
                let value = try unsafe Check(key: digest.span.bytes).verified(row.value)
                let entry = try AliasEntry(decoding: value)
                if entry.position == next { digests.append((digest, entry.subject)) }
            }
        }
        var txn = try environment.beginWrite()
        for (digest, subject) in digests {
            _ = unsafe try txn.delete(forKey: digest.span.bytes, in: aliasDatabase)
            // A subject's newest numbers are the lost ones; which digest is whose does not matter.
            let ordinal = try countAliases(of: subject, in: txn) - 1
            let row = Self.numberKey(subject, ordinal: ordinal)
            _ = unsafe try txn.delete(forKey: row.span.bytes, in: numberDatabase)
        }
        let end = try nextSubject(in: txn)
        for number in lost.firstSubject.rawValue..<max(end.rawValue, lost.firstSubject.rawValue) {
            _ = try txn.delete(forKey: number, in: keyDatabase)
        }
        try put(nextSubject: lost.firstSubject, in: &txn)
        let name = Self.enrolmentName
        _ = unsafe try txn.delete(forKey: name.span.bytes, in: metaDatabase)
        try txn.commit()
    }

    /// Notes what is being added, in the transaction that adds it.
    func put(_ enrolment: Enrolment, in txn: inout WriteTransaction) throws {
        let name = Self.enrolmentName
        unsafe try txn.putChecked(enrolment.bytes, forKey: name.span.bytes, in: metaDatabase)
    }

    /// Notes the number that the next new subject gets.
    func put(nextSubject: SubjectID, in txn: inout WriteTransaction) throws {
        var value: [UInt8] = []
        value.append(littleEndian: nextSubject.rawValue)
        let name = Self.nextSubjectName
        unsafe try txn.putChecked(value, forKey: name.span.bytes, in: metaDatabase)
    }

    private func enrolment() throws -> Enrolment? {
        let txn = try environment.beginRead()
        let name = Self.enrolmentName
        guard let value = unsafe try txn.checkedValue(in: metaDatabase, forKey: name.span.bytes)
        else { return nil }
        return try Enrolment(decoding: value)
    }
}

extension AliasEntry {
    /// Reads an entry.
    init(decoding bytes: RawSpan) throws(CodecError) {
        var reader = ByteReader(bytes)
        subject = SubjectID(rawValue: try reader.uint64())
        position = Position(rawValue: try reader.uint64())
    }

    /// The entry as sixteen bytes.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(littleEndian: subject.rawValue)
        bytes.append(littleEndian: position.rawValue)
        return bytes
    }
}

extension Enrolment {
    /// Reads an enrolment.
    init(decoding bytes: RawSpan) throws(CodecError) {
        var reader = ByteReader(bytes)
        position = Position(rawValue: try reader.uint64())
        firstSubject = SubjectID(rawValue: try reader.uint64())
    }

    /// The enrolment as sixteen bytes.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(littleEndian: position.rawValue)
        bytes.append(littleEndian: firstSubject.rawValue)
        return bytes
    }
}
