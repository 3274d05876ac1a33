internal import EventModel
internal import LMDB

/// One file of a damaged store: what can not be read is said to be that, and the rest is read on.
///
/// LMDB gives up a transaction once it met a damaged page, so each piece of damage costs a new one.
struct SalvageFile: Sendable {
    let environment: Environment

    /// What stands under a key.
    enum Reading: Sendable {
        case value([UInt8])
        case missing
        /// LMDB could not follow its pages to it.
        case unreadable
    }

    /// A database, `nil` where there is none or it can not be opened.
    func database(named name: String, options: Database.Options = []) -> Database? {
        try? environment.openDatabase(named: name, options: options)
    }

    /// What stands under each of a run of keys, one look-up each: a damaged page takes the keys
    /// below it and no others.
    func readings(of keys: Range<UInt64>, in database: Database) -> [Reading] {
        var readings: [Reading] = []
        readings.reserveCapacity(keys.count)
        while readings.count < keys.count {
            do {
                let txn = try environment.beginRead()
                while readings.count < keys.count {
                    let key = keys.lowerBound + UInt64(readings.count)
                    guard let value = try txn.value(in: database, forKey: key) else {
                        readings.append(.missing)
                        continue
                    }
                    readings.append(Self.reading(value))
                }
            } catch {
                readings.append(.unreadable)
            }
        }
        return readings
    }

    /// What stands under a key.
    func reading(of key: [UInt8], in database: Database) -> Reading {
        do {
            let txn = try environment.beginRead()
            guard let value = unsafe try txn.value(in: database, forKey: key.span.bytes) else {
                return .missing
            }
            return Self.reading(value)
        } catch {
            return .unreadable
        }
    }

    /// The longest value that any store has: what one append may be, and a row of it alone.
    private static let longest = AppendRefusal.maximumPayloadByteCount + (1 << 12)

    /// A value, unless a damaged length makes it longer than any is.
    private static func reading(_ value: RawSpan) -> Reading {
        value.byteCount > longest ? .unreadable : .value([UInt8](copying: value))
    }

    /// The value of a key without its check, `nil` where that is not to be had.
    func checkedValue(of key: [UInt8], in database: Database) -> [UInt8]? {
        guard case .value(let value) = reading(of: key, in: database),
            let content = try? unsafe Check(key: key.span.bytes).verified(value.span.bytes)
        else { return nil }
        return [UInt8](copying: content)
    }

    /// Visits the entries from both ends, each up to the first page that can not be read.
    func walk(_ database: Database, _ body: (_ key: [UInt8], _ value: [UInt8]) -> Void) {
        var last: [UInt8]?
        if visit(database, isBackward: false, behind: &last, until: nil, body) { return }
        var first: [UInt8]?
        _ = visit(database, isBackward: true, behind: &first, until: last, body)
    }

    /// Visits the entries in one direction; `false` where it did not come to the end.
    private func visit(
        _ database: Database,
        isBackward: Bool,
        behind key: inout [UInt8]?,
        until end: [UInt8]?,
        _ body: (_ key: [UInt8], _ value: [UInt8]) -> Void
    ) -> Bool {
        while true {
            let part = entries(of: database, isBackward: isBackward, behind: key, until: end)
            for (key, value) in part.entries { body(key, value) }
            key = part.entries.last?.key ?? key
            if let isWhole = part.isWhole { return isWhole }
        }
    }

    private static let entriesPerPart = 4_096

    /// Some entries behind a key, and whether the end was reached; `nil` where more may follow.
    private func entries(
        of database: Database,
        isBackward: Bool,
        behind key: [UInt8]?,
        until end: [UInt8]?
    ) -> (entries: [(key: [UInt8], value: [UInt8])], isWhole: Bool?) {
        var found: [(key: [UInt8], value: [UInt8])] = []
        do {
            let txn = try environment.beginRead()
            var cursor = try txn.cursor(in: database)
            if let key {
                if database.hasIntegerKeys {
                    _ = try cursor.seek(exactly: Self.number(key))
                } else {
                    _ = unsafe try cursor.seek(exactly: key.span.bytes)
                }
            }
            while let entry = try isBackward ? cursor.previous() : cursor.next() {
                let key = [UInt8](copying: entry.key)
                if isBackward, key == end { return (found, true) }
                if case .value(let value) = Self.reading(entry.value) { found.append((key, value)) }
                if found.count == Self.entriesPerPart { return (found, nil) }
            }
            return (found, true)
        } catch {
            return (found, false)
        }
    }

    /// An integer key out of its eight bytes.
    static func number(_ key: [UInt8]) -> UInt64 {
        key.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
}
