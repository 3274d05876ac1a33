internal import EventLog
internal import EventModel
internal import LMDB

extension AccessFiles {
    /// Every lot, as a transaction sees them.
    func lots(in txn: borrowing some Transaction & ~Copyable) throws -> AccessLots {
        var lots: [AccessLot] = []
        var cursor = try txn.cursor(in: self.lots)
        while let entry = try cursor.next() {
            let lot = try Self.lot(entry.integerKey, entry.value)
            if let before = lots.last, before.numbers.upperBound != lot.id {
                throw EventLogError.damagedLots("the list of the read log's lots, which has a gap,")
            }
            lots.append(lot)
        }
        return AccessLots(lots: lots, end: try indexedEnd(in: txn))
    }

    /// The number of the first entry that is in no lot; one step of a cursor.
    func indexedEnd(in txn: borrowing some Transaction & ~Copyable) throws -> UInt64 {
        let first = try anchor(in: txn).first
        var cursor = try txn.cursor(in: lots)
        guard let last = try cursor.last() else { return first }
        return max(first, try Self.lot(last.integerKey, last.value).numbers.upperBound)
    }

    /// Whether as many entries are in no lot as gather before one is written.
    func isLotDue(in txn: borrowing some Transaction & ~Copyable) throws -> Bool {
        try tail(in: txn).next >= indexedEnd(in: txn) + UInt64(lotEntryCount)
    }

    private static func lot(_ id: UInt64, _ value: RawSpan) throws(EventLogError) -> AccessLot {
        do {
            var reader = ByteReader(try Check(key: id).verified(value))
            let end = try reader.uint64()
            guard end > id, reader.isAtEnd else {
                throw CodecError(
                    offset: 0,
                    reason: "lot ends before it begins, or has bytes behind it"
                )
            }
            return AccessLot(numbers: id..<end)
        } catch {
            throw .damagedLots("the list of the read log's lots", cause: error)
        }
    }

    /// Empties the indexes, which can be made anew from the entries.
    func emptyIndexes(in txn: inout WriteTransaction) throws {
        for database in [subjects, actors, lots] { try txn.deleteAll(in: database) }
        // Everybody is looked for who was erased, and what an interrupted erasure had not taken
        // out yet may stand in the pages that are free now.
        try put(sweptCount: 0, in: &txn)
        try markForScrubbing(in: &txn)
    }

    /// Refuses a log whose lots had entries that are not there any more: they were cut off, and
    /// indexes without them would hide it.
    func refuseMissing(in txn: borrowing some Transaction & ~Copyable) throws {
        let next = try tail(in: txn).next
        var cursor = try txn.cursor(in: lots)
        while let entry = try cursor.next() {
            let lot = try? Self.lot(entry.integerKey, entry.value)
            guard lot?.numbers.upperBound ?? entry.integerKey <= next else {
                throw EventLogError.missingEntries
            }
        }
    }

    /// Writes places behind everything that the indexes have, as one lot.
    ///
    /// Where the list of lots lost its last one that is written again, and its keys are there.
    func append(_ places: AccessPlaces, in txn: inout WriteTransaction) throws {
        let lot = AccessLot(numbers: places.numbers)
        for (index, places) in [(subjects, places.subjects), (actors, places.actors)] {
            let keys = places.sorted { $0.isBefore($1) }.lazy.map {
                AccessIndexKey(lot: lot.id, $0.token, $0.number)
            }
            try txn.put(keys, in: index)
        }
        var end: [UInt8] = []
        end.append(littleEndian: lot.numbers.upperBound)
        try txn.putChecked(end, forKey: lot.id, in: lots)
    }

    /// Takes away the lots of which every entry was taken away.
    func removeLots(before number: UInt64, in txn: inout WriteTransaction) throws {
        for lot in try lots(in: txn).lots where lot.numbers.upperBound <= number {
            _ = try txn.delete(forKey: lot.id, in: lots)
        }
    }

    /// Where entries belong, from what stands sealed in them.
    func places(
        of numbers: Range<UInt64>,
        in txn: borrowing some Transaction & ~Copyable
    ) throws -> AccessPlaces {
        var places = AccessPlaces(before: numbers.lowerBound)
        for number in numbers {
            do {
                let content = try content(number, in: txn)
                let actor = key.accessToken(ofActor: content.entry.actor)
                places.add(subjects: content.tokens, actor: actor)
            } catch is CodecError {
                places.addUnreadable()
            } catch let error as EventLogError where error.code == .damaged {
                places.addUnreadable()
            }
        }
        return places
    }

    /// Whom the entries are about that are in no lot yet, as far as they open.
    func unindexedTokens(in txn: borrowing ReadTransaction) throws -> Set<AccessToken> {
        let first = try indexedEnd(in: txn)
        var tokens: Set<AccessToken> = []
        var start = first
        let end = try max(first, tail(in: txn).next)
        while start < end {
            let next = min(end, start + UInt64(lotEntryCount))
            tokens.formUnion(try places(of: start..<next, in: txn).subjects.map(\.token))
            start = next
        }
        tokens.remove(.nobody)
        return tokens
    }

    /// Writes every entry that there is into lots of bounded size.
    ///
    /// What there is is told inside the first transaction, behind every batch that was begun
    /// before: an erasure relies on it. `known` says which of some tokens may stand in the index;
    /// all of them, unless given.
    func indexEverything(
        known: (Set<AccessToken>) throws -> Set<AccessToken> = { $0 }
    ) throws {
        var last: UInt64?
        var isDone = false
        while !isDone {
            isDone = try environment.write { (txn: inout WriteTransaction) in
                let end = try last ?? tail(in: txn).next
                last = end
                let first = try indexedEnd(in: txn)
                guard first < end else { return true }
                let next = min(end, first + UInt64(lotEntryCount))
                var places = try places(of: first..<next, in: txn)
                places.keep(subjects: try known(Set(places.subjects.map(\.token))))
                try append(places, in: &txn)
                return false
            }
        }
    }
}

extension EventLogError {
    /// Reports entries that the indexes had and that are not there any more.
    static var missingEntries: Self {
        .damaged("the read log, whose lots go on beyond its last entry,")
    }

    /// Reports that the indexes of the read log can not be used, while its entries may be sound.
    static func damagedLots(_ what: String, cause: (any Error)? = nil) -> Self {
        .damaged(
            what,
            remedy: "make the indexes anew: profilehistory access STORE --rebuild-indexes",
            cause: cause
        )
    }
}
