internal import EventModel
internal import LMDB
internal import Synchronization

/// The numbered names of sources, kept in memory beside the database.
///
/// Names are only ever added, by whoever holds the write lock; a number that is not known here was
/// added by another process and is read then. Only committed names are kept: a batch has its own
/// view, ``BatchSources``.
final class SourceNames: Sendable {
    /// Names by number and numbers by name.
    struct Known {
        private(set) var names: [String] = []
        private var numbers: [ExactText: SourceNumber] = [:]

        /// The number of a source, `nil` when it is not known.
        func number(of name: String) -> SourceNumber? { numbers[ExactText(name)] }

        /// Gives a source the next number.
        mutating func add(_ name: String) -> SourceNumber {
            let number = SourceNumber(rawValue: UInt32(names.count))
            names.append(name)
            numbers[ExactText(name)] = number
            return number
        }
    }

    private let database: Database
    private let known = Mutex(Known())

    init(database: Database) {
        self.database = database
    }

    /// The name of a source, from memory or read.
    func name(_ number: SourceNumber, in txn: borrowing ReadTransaction) throws -> String? {
        if let name = knownName(number) { return name }
        try refresh(in: txn)
        return knownName(number)
    }

    /// The name of a source that has been read before.
    func knownName(_ number: SourceNumber) -> String? {
        known.withLock { known in
            let index = Int(number.rawValue)
            return index < known.names.count ? known.names[index] : nil
        }
    }

    /// The names of all sources that are committed.
    func names(in txn: borrowing ReadTransaction) throws -> [String] {
        let count = try txn.statistics(of: database).entryCount
        let read = known.withLock { $0.names }
        if read.count == count { return read }
        try refresh(in: txn)
        return known.withLock { $0.names }
    }

    /// The number of a source, from memory or read.
    func number(of name: String, in txn: borrowing ReadTransaction) throws -> SourceNumber? {
        if let number = known.withLock({ $0.number(of: name) }) { return number }
        try refresh(in: txn)
        return known.withLock { $0.number(of: name) }
    }

    /// Everything that is committed; `txn` has added no source yet.
    func all(in txn: borrowing WriteTransaction) throws -> Known {
        try refresh(in: txn)
        return known.withLock { $0 }
    }

    /// Keeps what a committed batch knew.
    func learn(_ names: Known) {
        known.withLock { known in
            if names.names.count > known.names.count { known = names }
        }
    }

    private func refresh(in txn: borrowing some Transaction & ~Copyable) throws {
        var number = known.withLock { UInt64($0.names.count) }
        while let value = try txn.checkedValue(in: database, forKey: number) {
            guard let name = String(validating: value) else {
                throw CodecError(offset: 0, reason: "source name is not UTF-8")
            }
            known.withLock { known in
                if number == known.names.count { _ = known.add(name) }
            }
            number += 1
        }
        // Numbers have no gap: whatever stands behind one, nobody can name what it leads to.
        guard try number >= txn.statistics(of: database).entryCount else {
            throw EventLogError.damaged("the name of source \(number)")
        }
    }
}

/// Text that is equal only to the same bytes, where `String` takes two spellings of a letter as
/// one.
struct ExactText: Hashable, Sendable {
    private let text: String

    init(_ text: String) {
        self.text = text
    }

    static func == (left: Self, right: Self) -> Bool {
        left.text.utf8.elementsEqual(right.text.utf8)
    }

    func hash(into hasher: inout Hasher) {
        for byte in text.utf8 { hasher.combine(byte) }
        hasher.combine(0xFF as UInt8)
    }
}
