internal import EventModel
internal import LMDB

/// What the read log's keys follow from. Byte tables: `Docs/FORMAT.md`.
extension Vault {
    /// What a subject's keys of the read log follow from, `nil` where she has no keys.
    ///
    /// One snapshot: keys that are renewed and the root that stays are changed together.
    func accessRoot(
        of subject: SubjectID,
        in txn: borrowing some Transaction & ~Copyable
    ) throws -> SealingKey? {
        if let accessDatabase,
            let wrapped = try txn.value(in: accessDatabase, forKey: subject.rawValue)
        {
            guard let root = accessRoot(wrapped, of: subject) else {
                throw EventLogError.damaged("the access key of \(subject)")
            }
            return root
        }
        guard let wrapped = try txn.value(in: keyDatabase, forKey: subject.rawValue) else {
            return nil
        }
        var workspace: [UInt8] = []
        return SubjectAccessKeys.root(from: try unwrap(wrapped, of: subject, using: &workspace))
    }

    /// Opens a wrapped root; `nil` where it does not open.
    func accessRoot(_ wrapped: RawSpan, of subject: SubjectID) -> SealingKey? {
        var plain: [UInt8] = []
        let context = Self.accessContext(subject)
        let isOpen = unsafe Sealer.open(
            wrapped,
            with: key.subjectWrap,
            authenticating: context.span.bytes,
            to: &plain
        )
        guard isOpen, plain.count == SealingKey.byteCount else { return nil }
        return SealingKey(plain.span)
    }

    /// Keeps the root that follows from keys which are about to be replaced.
    ///
    /// Who looked at a person, and when, is not destroyed with a part of what she had.
    func keepAccessRoot(
        of subject: SubjectID,
        nonce: Nonce,
        in txn: inout WriteTransaction
    ) throws {
        guard let root = try accessRoot(of: subject, in: txn) else { return }
        try put(accessRoot: root, of: subject, nonce: nonce, in: &txn)
    }

    /// Stores a root, wrapped.
    func put(
        accessRoot root: SealingKey,
        of subject: SubjectID,
        nonce: Nonce,
        in txn: inout WriteTransaction
    ) throws {
        guard let accessDatabase else {
            preconditionFailure("Whoever may write has opened every database of the vault")
        }
        var wrapped: [UInt8] = []
        let context = Self.accessContext(subject)
        unsafe Sealer.seal(
            root.bytes.span.bytes,
            with: key.subjectWrap,
            nonce: nonce,
            authenticating: context.span.bytes,
            to: &wrapped
        )
        unsafe try txn.put(wrapped.span.bytes, forKey: subject.rawValue, in: accessDatabase)
    }

    private static func accessContext(_ subject: SubjectID) -> [UInt8] {
        var context = Array("access-key".utf8)
        context.append(littleEndian: subject.rawValue)
        return context
    }
}
