internal import EventModel
internal import LMDB
internal import TransparencyLog

/// Writes what a ``LogSalvage`` decided into a new store, place by place.
struct SalvageWriter {
    private let salvage: LogSalvage
    private let plan: SalvagePlan
    /// Who stands in the places of lost records: a number that was never dealt.
    private let nobody: SubjectID
    private let store: LMDBEventStore
    private let sources: [String]
    private var restoration: LogRestoration
    private var report = SalvageReport()
    private var frontier = TreeFrontier()
    /// Checkpoints whose end has not been reached.
    private var open: [Checkpoint]
    /// How many records each subject has.
    private var counts: [SubjectID: UInt32] = [:]
    private var lastRecorded: Int64?
    /// The keys of records from before their persons' keys were renewed.
    private var kept: [SubjectID: [(position: Position, key: SealingKey)]] = [:]

    init(
        _ salvage: LogSalvage,
        _ plan: SalvagePlan,
        nobody: SubjectID,
        to store: LMDBEventStore,
        _ checkpoints: [Checkpoint],
        erasureSource: String
    ) throws {
        self.salvage = salvage
        self.plan = plan
        self.nobody = nobody
        self.store = store
        open = checkpoints
        var names: [String] = []
        for name in salvage.source.sourceNames(atLeast: salvage.survey.sourceCount) {
            if name == nil { report.addLost("the name of source \(names.count)") }
            names.append(name ?? "lost-source-\(names.count)")
        }
        let isErasing = !plan.lost.isEmpty || !plan.keyless.isEmpty
        if isErasing, !names.contains(where: { ExactText($0) == ExactText(erasureSource) }) {
            names.append(erasureSource)
        }
        sources = names
        restoration = try LogRestoration(of: store, sources: names)
    }

    /// Writes everything, makes what is kept beside the log, and verifies the store.
    mutating func run(
        at now: Instant,
        erasure: (_ subject: SubjectID, _ ground: String) throws -> NewEvent,
        progress: (_ step: String, _ done: UInt64, _ total: UInt64) -> Void
    ) throws -> SalvageReport {
        let (subjects, erased) = (salvage.survey.subjects, salvage.erased)
        try store.files.vault.takeIn(salvage.people) { subject in
            subjects.contains(subject) && !erased.contains(subject)
        }
        try holdCheckpoints()
        for start in stride(from: 0, to: plan.end, by: Int(LogSalvage.recordsPerRead)) {
            let range = start..<min(plan.end, start + LogSalvage.recordsPerRead)
            let readings = salvage.source.file.readings(of: range, in: salvage.source.log)
            for (place, reading) in zip(range, readings) { try write(place, reading) }
            progress("salvage", range.upperBound, plan.end)
        }
        report.placeCount = plan.end
        report.broken += open
        open = []
        for subject in plan.keyless.sorted() {
            let ground =
                erased.contains(subject)
                ? "erased before; the event that said so is lost" : "the person's key is lost"
            try say(erasure(subject, ground), at: now)
        }
        if !plan.lost.isEmpty {
            let ground = "nobody: the places of \(plan.lost.count) lost records"
            try say(erasure(nobody, ground), at: now)
        }
        for (subject, keys) in salvage.people.keys
        where keys.since > .first && subjects.contains(subject) && !erased.contains(subject) {
            try store.files.vault.renew(subject, with: keys, keeping: kept[subject] ?? [])
        }
        try restoration.finish { step in
            progress(step.view.rawValue, UInt64(step.done), UInt64(step.total))
        }
        try store.files.vault.raise(
            nextSubject: nobody.rawValue + (plan.lost.isEmpty ? 0 : 1)
        )
        noteLosses()
        let found = try store.verify()
        guard found.isSound else {
            throw EventLogError.damaged("what was salvaged (\(found.findings[0]))")
        }
        return report
    }

    private mutating func write(_ place: UInt64, _ reading: SalvageFile.Reading) throws {
        let position = Position(rawValue: place)
        if let time = plan.lost[place] {
            noteLost(position)
            noteChange(at: position)
            return try append(emptyRecord(at: position, time))
        }
        let damaged: [UInt8]? = if case .value(let bytes) = reading { bytes } else { nil }
        if let event = plan.mended[place] {
            report.mendedCount += 1
            noteChange(at: position)
            return try append(record(of: event, at: position, behind: damaged))
        }
        guard let damaged else { throw EventLogError.damaged("the record at position \(position)") }
        let header = try unsafe Record.header(of: damaged.span.bytes, at: position)
        let isErased = salvage.erased.contains(header.subject)
        if plan.keyless.contains(header.subject), !isErased {
            noteLost(position, header, "the key of its person is lost")
            return try append(damaged)
        }
        // A record that nobody can open keeps its header: it is a part of what was sealed.
        let revision = next(of: header.subject)
        if isErased || header.revision == revision {
            report.keptCount += 1
            keep(salvage.people.kept[place], of: header)
            return try append(damaged)
        }
        if salvage.survey.destroyed.contains(place) {
            noteLost(position, header, "it was erased, and an event before it is lost")
            noteChange(at: position)
            return try append(emptyRecord(at: position, header.recorded.instant.microseconds))
        }
        let payload = try LogSurvey.open(damaged, at: position, salvage.people).payload
        var moved = header
        moved.revision = revision
        report.rewrittenCount += 1
        noteChange(at: position)
        try append(written(moved, payload: payload))
    }

    /// The record of an event that a packed history holds: byte for byte the damaged one as it was
    /// before, where its nonce is left.
    private mutating func record(
        of event: MendedEvent,
        at position: Position,
        behind damaged: [UInt8]?
    ) -> [UInt8] {
        let header = RecordHeader(
            type: event.type,
            isSealed: event.subject.isPerson,
            revision: next(of: event.subject),
            subject: event.subject,
            recorded: event.recorded,
            position: position
        )
        let count = Record.byteCount(payload: event.payload.count, isSealed: header.isSealed)
        var nonce: Nonce?
        // Only for the very same plaintext and header: a nonce seals one thing.
        if let damaged, damaged.count == count, header.isSealed, event.revision == header.revision {
            nonce = Nonce(bytes: [12 of UInt8] { damaged[RecordHeader.byteCount + $0] })
        }
        return written(header, payload: event.payload, nonce: nonce)
    }

    /// One record, sealed under a nonce that was drawn for it unless one is given.
    private mutating func written(
        _ header: RecordHeader,
        payload: [UInt8],
        nonce: Nonce? = nil
    ) -> [UInt8] {
        guard let keys = salvage.people.keys[header.subject], header.isSealed else {
            return Record.unsealed(header, payload: payload)
        }
        var nonces = Nonces()
        let nonce = nonce ?? nonces.next()
        let isOlder = salvage.people.isOlder(header)
        let own = isOlder ? salvage.people.kept[header.position.rawValue] : nil
        let key = own ?? AESGCM.derived(from: keys.records, nonce: nonce)
        if isOlder { keep(key, of: header) }
        return Record.sealed(header, payload: payload, with: key, nonce: nonce)
    }

    private mutating func keep(_ key: SealingKey?, of header: RecordHeader) {
        guard let key, salvage.people.isOlder(header) else { return }
        kept[header.subject, default: []].append((header.position, key))
    }

    /// What stands in the place of a lost record: sealed bytes of nobody, which hold nothing.
    private func emptyRecord(at position: Position, _ time: Int64) -> [UInt8] {
        var bytes: [UInt8] = []
        RecordHeader(
            type: EventType(rawValue: 0),
            isSealed: true,
            revision: next(of: nobody),
            subject: nobody,
            recorded: RecordedTime(Instant(microseconds: time)),
            position: position
        ).append(to: &bytes)
        return bytes + [UInt8](repeating: 0, count: Sealer.overhead)
    }

    /// Adds the event that says that somebody's data is destroyed.
    private mutating func say(_ event: NewEvent, at now: Instant) throws {
        let source = sources.firstIndex { ExactText($0) == ExactText(event.key.source) }
        var payload: [UInt8] = []
        Payload.append(
            event,
            source: SourceNumber(rawValue: UInt32(source ?? 0)),
            target: nil,
            to: &payload
        )
        let earliest = lastRecorded.map { $0 + 1 } ?? now.microseconds
        let header = RecordHeader(
            type: event.type,
            isSealed: false,
            revision: next(of: .registry),
            subject: .registry,
            recorded: RecordedTime(Instant(microseconds: max(now.microseconds, earliest))),
            position: Position(rawValue: restoration.count)
        )
        try append(Record.unsealed(header, payload: payload))
    }

    private func next(of subject: SubjectID) -> Revision {
        Revision(rawValue: counts[subject] ?? 0)
    }

    private mutating func append(_ record: [UInt8]) throws {
        try restoration.append(record)
        var reader = unsafe ByteReader(record.span.bytes)
        let header = try RecordHeader(from: &reader)
        counts[header.subject, default: 0] += 1
        lastRecorded = header.recorded.instant.microseconds
        if open.isEmpty { return }
        frontier.append(unsafe .leaf(record.span.bytes))
        try holdCheckpoints()
    }

    private mutating func holdCheckpoints() throws {
        for checkpoint in open where checkpoint.size == frontier.size {
            if checkpoint.root == frontier.root {
                report.continued.append(checkpoint)
            } else {
                report.broken.append(checkpoint)
            }
        }
        open.removeAll { $0.size == frontier.size }
    }
}

extension SalvageWriter {
    private mutating func noteChange(at position: Position) {
        if report.firstChange == nil { report.firstChange = position }
    }

    private mutating func noteLost(_ position: Position) {
        let record = salvage.survey.unopened[position.rawValue]
        noteLost(position, record?.header, record?.reason ?? "it can not be read")
    }

    /// A damaged header names somebody only where she is known.
    private mutating func noteLost(
        _ position: Position,
        _ header: RecordHeader?,
        _ reason: String
    ) {
        let isKnown = header.map { $0.subject < nobody } ?? false
        report.addLost(
            at: position,
            subject: isKnown ? header?.subject : nil,
            type: isKnown ? header?.type : nil,
            reason: reason
        )
    }

    /// Events that speak of lost ones, and numbers that are gone.
    private mutating func noteLosses() {
        let survey = salvage.survey
        let orphans = survey.marks.filter { [plan] in plan.lost[$0.target.rawValue] != nil }
        report.orphanCount = orphans.count
        report.orphans = orphans.prefix(SalvageReport.listedCount).map { mark in
            SalvageReport.Orphan(
                position: mark.position,
                subject: mark.subject,
                target: mark.target
            )
        }
        let named = Set(salvage.people.numbers.map(\.subject))
        let nameless = survey.subjects.filter { $0.isPerson && !named.contains($0) }
        let lost = salvage.people.lostNumbers.filter { survey.subjects.contains($0) }
        let both = lost + nameless.subtracting(lost)
        for subject in both.sorted() where !salvage.erased.contains(subject) {
            report.addLost("a CPR number", of: subject)
        }
    }
}

extension Record {
    /// One record that is not sealed.
    fileprivate static func unsealed(_ header: RecordHeader, payload: [UInt8]) -> [UInt8] {
        var writer = Writer(byteCount: byteCount(payload: payload.count, isSealed: false))
        unsafe writer.append(header, payload: payload.span.bytes, keys: nil)
        return writer.finish()
    }

    /// One record, sealed under a key of its own.
    fileprivate static func sealed(
        _ header: RecordHeader,
        payload: [UInt8],
        with key: SealingKey,
        nonce: Nonce
    ) -> [UInt8] {
        var bytes: [UInt8] = []
        header.append(to: &bytes)
        let context = bytes
        unsafe Sealer.seal(
            payload.span.bytes,
            with: key,
            nonce: nonce,
            authenticating: context.span.bytes,
            to: &bytes
        )
        return bytes
    }
}
