public import EventModel
internal import LMDB
public import TransparencyLog

/// Takes what still proves true out of a damaged store, into a new one of the same store key.
///
/// Every record is opened by itself: sealed bytes prove themselves under their person's key, those
/// of the registry by their check. One that does not open is looked for in its subject's packed
/// history, which is sealed or checked as well. Where it is nowhere, its place stays, so that
/// nothing behind it moves: a record of nobody stands there, as a person's whose data was destroyed
/// does. Index, histories and tree are made from the new records.
public struct LogSalvage {
    let source: SalvageSource
    let people: SalvagedPeople
    var survey = LogSurvey()
    private var plan: SalvagePlan?
    /// Whose data is destroyed, as the registry or a mark says.
    private(set) var erased: Set<SubjectID> = []

    /// How many records are read at once.
    static let recordsPerRead: UInt64 = 4_096

    /// Opens a damaged store to read.
    ///
    /// Throws `.storage` where one of its files is not LMDB's any more, `.damaged` where the log is
    /// not to be found in it, `.keyFile` where the key is another store's.
    public init(folder: String, key: StoreKey) throws(EventLogError) {
        source = try translating("opening the damaged store in \(folder)") {
            try SalvageSource(folder: folder, key: key)
        }
        people = SalvagedPeople(source.vault)
    }

    /// Makes the copy of a damaged file, before it is opened, safer to read; `byteCount` are the
    /// bytes of its own.
    ///
    /// Where that fails, it is read as it is.
    public static func prepare(copyAt path: String, byteCount: Int) {
        try? Environment.clearDuplicateMarks(inCopyAt: path, byteCount: byteCount)
    }

    /// The value of a bookmark, `nil` where it is not to be had.
    public func bookmark(named name: String) -> [UInt8]? { source.bookmark(named: name) }

    /// Reads everything and decides what is to become of it.
    ///
    /// A log that ends before `size` has lost what came behind. Throws `.damaged` where nothing can
    /// be read, `.keyMissing` where the vault has nobody's keys.
    public mutating func read(
        atLeast size: UInt64,
        progress: (_ step: String, _ done: UInt64, _ total: UInt64) -> Void
    ) throws(EventLogError) {
        let found = source.size()
        var end = max(size, found.count)
        for start in stride(from: 0, to: end, by: Int(Self.recordsPerRead)) {
            let range = start..<min(end, start + Self.recordsPerRead)
            for (index, reading) in source.file.readings(of: range, in: source.log).enumerated() {
                let position = Position(rawValue: start + UInt64(index))
                survey.add(reading, at: position, people)
            }
            progress("records", range.upperBound, end)
        }
        _ = survey.settleDestroyed()
        erased = survey.erased.union(marked(before: end))
        var mended: [UInt64: MendedEvent] = [:]
        if !survey.unopened.isEmpty || !found.isCertain {
            mended = mend(&end)
            progress("histories", 1, 1)
        }
        try refuseNothing(end)
        erased.formUnion(survey.erased)
        plan = try translating("deciding what is kept of the damaged store") {
            try SalvagePlan(survey, mended: mended, erased: erased, end: end) { place in
                try header(at: place).recorded.instant.microseconds
            }
        }
    }

    /// Who is marked as erased, unless the log says something else in the mark's place.
    private func marked(before end: UInt64) -> [SubjectID] {
        source.marksOfErasures().filter { subject, place in
            place >= end || survey.unopened[place] != nil || survey.erased.contains(subject)
        }.map(\.key)
    }

    /// Behind every subject that was ever dealt.
    private var next: UInt64 {
        let last = erased.union(survey.subjects).max() ?? .registry
        return max(people.next, max(last, survey.last).rawValue + 1)
    }

    /// Looks for damaged records in the packed histories; what stands there behind the end of the
    /// log was in the log.
    private mutating func mend(_ end: inout UInt64) -> [UInt64: MendedEvent] {
        let keys = people.keys.filter { !erased.contains($0.key) }
        let (survey, old) = (survey, end)
        var found = MendedEvents(in: source, keys: keys) { position in
            survey.unopened[position.rawValue] != nil || position.rawValue >= old
        }.events
        end = max(end, (found.keys.max() ?? 0) + (found.isEmpty ? 0 : 1))
        self.survey.extend(from: old, to: end)
        for (place, event) in found {
            do {
                try self.survey.mend(event, at: Position(rawValue: place))
            } catch {
                found[place] = nil
            }
        }
        let destroyed = self.survey.settleDestroyed()
        found = found.filter { !destroyed.contains($0.key) }
        for place in found.keys { self.survey.settleMended(at: place) }
        return found
    }

    private func refuseNothing(_ end: UInt64) throws(EventLogError) {
        let isAnybodyKeyless = survey.unopened.values.contains { record in
            record.hasNoKey && record.header.map { !erased.contains($0.subject) } ?? false
        }
        if people.keys.isEmpty, isAnybodyKeyless {
            throw EventLogError(
                .keyMissing,
                "the vault has nobody's keys, so nobody's records can be read; put vault.mdb of a "
                    + "backup in its place and run this again"
            )
        }
        for (subject, position) in survey.lastRedactions {
            guard let keys = people.keys[subject], keys.since <= position else { continue }
            throw EventLogError(
                .keyMissing,
                "the vault is older than what was erased of \(subject), as said at position "
                    + "\(position); put the store's own vault.mdb in its place and run this again"
            )
        }
        if end > 0, survey.subjects.isEmpty, !isAnybodyKeyless {
            throw EventLogError(
                .damaged,
                "no record of the log can be read; restore a backup"
            )
        }
    }

    private func header(at place: UInt64) throws -> RecordHeader {
        guard case .value(let record) = reading(at: place) else {
            throw EventLogError.damaged("the record at position \(place)")
        }
        return try unsafe Record.header(
            of: record.span.bytes,
            at: Position(rawValue: place)
        )
    }

    func reading(at place: UInt64) -> SalvageFile.Reading {
        source.file.readings(of: place..<place + 1, in: source.log)[0]
    }
}

extension LogSalvage {
    /// Writes what was read into a store without events, and verifies that.
    ///
    /// `erasure` makes the event that says that a person's data is destroyed, on a ground: of those
    /// whose keys are lost, and of nobody, whose records stand in the places of lost ones.
    ///
    /// - Precondition: The damaged store has been read.
    public func write(
        to store: LMDBEventStore,
        against checkpoints: [Checkpoint],
        at now: Instant,
        erasure: (_ subject: SubjectID, _ ground: String) throws -> NewEvent,
        progress: (_ step: String, _ done: UInt64, _ total: UInt64) -> Void
    ) throws(EventLogError) -> SalvageReport {
        guard let plan else { preconditionFailure("A damaged store is read before it is written") }
        return try translating("writing what is kept of the damaged store") {
            var writer = try SalvageWriter(
                self,
                plan,
                nobody: SubjectID(rawValue: next),
                to: store,
                checkpoints,
                erasureSource: erasure(.registry, "").key.source
            )
            return try writer.run(at: now, erasure: erasure, progress: progress)
        }
    }
}
