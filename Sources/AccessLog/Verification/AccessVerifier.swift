internal import EventLog
internal import EventModel
internal import LMDB

/// One verification of a read log: what was seen so far.
struct AccessVerifier {
    /// How a subject's index agrees with the entries.
    private struct Indexed {
        /// The first entry that the index has, and the first that it lacks.
        var present: UInt64?
        var missing: UInt64?
    }

    private let files: AccessFiles
    private let anchor: AccessAnchor
    /// `nil` where they can not be read; the chain is followed all the same.
    private let lots: AccessLots?
    private var next: UInt64
    private var hash: [UInt8]
    private var recorded = Int64.min
    private var pruned: PrunedAccess?
    private var findings: [String] = []
    private var findingCount = 0
    private var subjects: [AccessToken: Indexed] = [:]
    /// How many index entries were found, of subjects and of actors.
    private var found = (subjects: 0, actors: 0)

    init(files: AccessFiles, in txn: borrowing ReadTransaction) throws {
        self.files = files
        anchor = try files.anchor(in: txn)
        next = anchor.first
        hash = anchor.hash
        do throws(EventLogError) {
            lots = try translating("reading the lots") { try files.lots(in: txn) }
        } catch {
            lots = nil
            note(error.message)
        }
    }

    /// The tokens of everybody whom the entries are about.
    var tokens: Set<AccessToken> { Set(subjects.keys) }

    /// Looks at every entry.
    mutating func walk(in txn: borrowing ReadTransaction) throws {
        var cursor = try txn.cursor(in: files.log)
        while let entry = try cursor.next() {
            let number = entry.integerKey
            if number != next { note("entries \(next) to \(number &- 1) are missing") }
            // The tree of pages may lead past what stands in order.
            if try txn.value(in: files.log, forKey: number) == nil {
                note("entry \(number) is not found by its number")
            }
            do {
                try look(at: entry.value, number, in: txn)
            } catch let error as CodecError {
                note("entry \(number): \(error.reason)")
                try countUnreadable(number, in: txn)
            }
            // Goes on from what is stored, so that one altered entry is one finding.
            hash = (try? AccessRecord.hash(of: entry.value)) ?? AccessHash.first
            next = number &+ 1
        }
        checkAnchor()
        if let lots {
            if lots.end > next { note("the lots of the indexes go on beyond the last entry") }
            try checkCounts(in: txn)
        }
        if try files.isMarked(in: txn) {
            note(
                "what was deleted may still stand in the file; the next opening to write sees to it"
            )
        }
    }

    private mutating func look(
        at value: RawSpan,
        _ number: UInt64,
        in txn: borrowing ReadTransaction
    ) throws {
        let header = try AccessHeader(of: value, at: number)
        if header.recorded <= recorded { note("entry \(number) is not later than the one before") }
        recorded = max(recorded, header.recorded)
        if try AccessRecord.hash(of: value, after: hash) != AccessRecord.hash(of: value) {
            note("entry \(number) does not go on from the one before, or was altered")
        }
        let content = try AccessRecord.open(value, at: number, after: hash, key: files.key)
        if number == anchor.pruning { pruned = content.pruned }
        // What is in no lot yet is looked for in the entries themselves.
        if let lot = lots?.lot(of: number) { try hold(content, number, lot, in: txn) }
    }

    /// Counts the marks of an entry that did not open already when its lot was written.
    private mutating func countUnreadable(
        _ number: UInt64,
        in txn: borrowing ReadTransaction
    ) throws {
        guard let lot = lots?.lot(of: number) else { return }
        let key = AccessIndexKey(lot: lot.id, .nobody, number)
        if try txn.has(key, in: files.subjects) { found.subjects += 1 }
        if try txn.has(key, in: files.actors) { found.actors += 1 }
    }

    /// Holds the indexes of a lot against an entry.
    private mutating func hold(
        _ content: AccessContent,
        _ number: UInt64,
        _ lot: AccessLot,
        in txn: borrowing ReadTransaction
    ) throws {
        let actor = files.key.accessToken(ofActor: content.entry.actor)
        if try txn.has(AccessIndexKey(lot: lot.id, actor, number), in: files.actors) {
            found.actors += 1
        } else {
            note("entry \(number) is not in the index of actors")
        }
        for token in content.tokens where token != .nobody {
            var indexed = subjects[token, default: Indexed()]
            if try txn.has(AccessIndexKey(lot: lot.id, token, number), in: files.subjects) {
                found.subjects += 1
                indexed.present = indexed.present ?? number
            } else {
                indexed.missing = indexed.missing ?? number
            }
            subjects[token] = indexed
        }
    }

    /// The beginning of the chain must be where the log says that it was moved to.
    private mutating func checkAnchor() {
        guard anchor.pruning != nil else {
            if anchor != AccessAnchor() { note("the beginning was moved, and no entry says so") }
            return
        }
        guard let pruned else {
            return note("the entry that says what was taken away last is missing")
        }
        // Before that, taking away was interrupted, and the next opening to write goes on.
        let isMoved = anchor.first == pruned.firstLeft
        if anchor.first > pruned.firstLeft || isMoved && anchor.hash != pruned.hash {
            note("the beginning is not where the log says that it was moved to")
        }
    }

    private mutating func checkCounts(in txn: borrowing ReadTransaction) throws {
        if try txn.statistics(of: files.subjects).entryCount != found.subjects {
            note("the index of subjects leads to entries that are not there")
        }
        if try txn.statistics(of: files.actors).entryCount != found.actors {
            note("the index of actors leads to entries that are not there")
        }
    }

    /// Holds the index of subjects against who still has a key.
    ///
    /// Of her it must have everything, and of all others nothing.
    mutating func hold(knownTokens names: [AccessToken: SubjectID]) throws {
        for (token, indexed) in subjects {
            if let subject = names[token] {
                if let number = indexed.missing {
                    note("entry \(number) is not in the index of \(subject)")
                }
            } else if let number = indexed.present {
                note("entry \(number) is in the index of somebody who has no key")
            }
        }
    }

    private mutating func note(_ finding: String) {
        findingCount += 1
        if findings.count < AccessVerification.mostFindings { findings.append(finding) }
    }

    /// What was found.
    consuming func finish() -> AccessVerification {
        AccessVerification(
            first: anchor.first,
            head: AccessHead(next: next, hash: hash),
            findings: findings.sorted(),
            findingCount: findingCount
        )
    }
}
