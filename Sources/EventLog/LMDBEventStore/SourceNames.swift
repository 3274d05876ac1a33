internal import EventModel
internal import LMDB
internal import Synchronization

/// The numbered names of sources, kept in memory beside the database.
///
/// Names are only ever added, by whoever holds the write lock; a number that is not known here was
/// added by another process and is read then. Only committed names are kept: what a transaction that
/// is under way added may yet be undone.
final class SourceNames: Sendable {
    private struct Known {
        var names: [String] = []
        var numbers: [String: SourceNumber] = [:]
    }

    let database: Database
    private let known = Mutex(Known())

    init(database: Database) {
        self.database = database
    }

    /// The name of a source, from memory or read.
    func name(_ number: SourceNumber, in txn: borrowing some Transaction & ~Copyable) throws
        -> String?
    {
        if let name = knownName(number) { return name }
        try refresh(in: txn)
        return knownName(number)
    }

    /// The name of a source that has been read before.
    func knownName(_ number: SourceNumber) -> String? {
        known.withLock {
            number.rawValue < $0.names.count ? $0.names[Int(number.rawValue)] : nil
        }
    }

    /// The number of a source, from memory or read.
    func number(of name: String, in txn: borrowing some Transaction & ~Copyable) throws
        -> SourceNumber?
    {
        if let number = known.withLock({ $0.numbers[name] }) { return number }
        try refresh(in: txn)
        return known.withLock { $0.numbers[name] }
    }

    /// The number of a source that has been read before.
    func knownNumber(of name: String) -> SourceNumber? { known.withLock { $0.numbers[name] } }

    /// Every number that has been read before, in order.
    func knownNumbers() -> [SourceNumber] {
        known.withLock { $0.names.indices.map { SourceNumber(rawValue: UInt32($0)) } }
    }

    /// Keeps names that a committed transaction added.
    func learn(_ names: [(SourceNumber, String)]) {
        known.withLock { known in
            for (number, name) in names where Int(number.rawValue) == known.names.count {
                known.names.append(name)
                known.numbers[name] = number
            }
        }
    }

    /// Reads the names that were added since; before the transaction adds any of its own.
    func refresh(in txn: borrowing some Transaction & ~Copyable) throws {
        var number = known.withLock { UInt64($0.names.count) }
        while let value = try txn.value(in: database, forKey: number) {
            guard let name = String(validating: value) else {
                throw CodecError(offset: 0, reason: "source name is not UTF-8")
            }
            learn([(SourceNumber(rawValue: UInt32(number)), name)])
            number += 1
        }
    }
}
