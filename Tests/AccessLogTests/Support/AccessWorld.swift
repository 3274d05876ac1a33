import EventLog
import EventModel
import LMDB

@testable import AccessLog

/// A store with some persons, and its read log.
final class AccessWorld {
    let folder: TemporaryFolder
    let clock = TestClock()
    /// How many entries a lot of the indexes has.
    let lotEntryCount: Int
    private static var key: StoreKey {
        StoreKey(secret: [UInt8](repeating: 7, count: StoreKey.byteCount))
    }
    private var openedEvents: LMDBEventStore?
    private var opened: AccessStore?

    /// The official test persons that the store has, from `subject:1` on.
    static let persons: [UInt64] = [
        0_104_909_995, 0_104_909_989, 0_107_729_995, 0_108_589_995, 0_108_629_996,
    ]

    var events: LMDBEventStore {
        guard let openedEvents else { preconditionFailure("The store is open between steps") }
        return openedEvents
    }

    var log: AccessStore {
        guard let opened else { preconditionFailure("The log is open between a test's steps") }
        return opened
    }

    /// A store with the persons, and the log opened unless another call is to.
    init(isOpen: Bool = true, lotEntryCount: Int = 1) throws {
        self.lotEntryCount = lotEntryCount
        folder = try TemporaryFolder()
        try openEvents()
        for (index, digits) in Self.persons.enumerated() {
            _ = try events.append([
                AppendRequest([try Self.fact("f\(index)", Alias(digits: digits))])
            ])
        }
        if isOpen { try reopen() }
    }

    private static func fact(_ id: String, _ person: Alias) throws -> NewEvent {
        NewEvent(
            type: .fact,
            destination: .person(person),
            key: try EventKey(source: "cpr", id: id),
            registered: RegisteredTime(Instant(microseconds: 1_400_000_000_000_000)),
            effective: EffectiveTime(Instant(microseconds: 1_370_000_000_000_000)),
            body: [1, 2, 3]
        )
    }

    /// Opens the store that the log lies beside.
    func openEvents() throws {
        openedEvents = try LMDBEventStore(
            folder: folder.path,
            key: Self.key,
            clock: clock.recording,
            synchronization: .unsafeNoSync
        )
    }

    /// Lets go of both, so that another process has them alone.
    func closeEvents() {
        opened = nil
        openedEvents = nil
    }

    /// Opens the log anew, as another process would.
    func reopen(_ access: LMDBEventStore.Access = .readWrite) throws {
        opened = nil
        opened = try AccessStore(
            folder: folder.path,
            beside: events,
            access: access,
            clock: clock.recording,
            synchronization: .unsafeNoSync,
            lotEntryCount: lotEntryCount
        )
    }

    /// Opens the log of a folder, as durably as the product does: for a process of its own.
    static func openDurably(_ folder: String) throws -> AccessStore {
        try AccessStore(folder: folder, beside: LMDBEventStore(folder: folder, key: key))
    }

    /// Lets go of the log, so that its file may be touched.
    func close() { opened = nil }

    /// Destroys a person's keys, past the read log.
    func destroyKeys(of subject: SubjectID) throws {
        var body: [UInt8] = []
        body.append(littleEndian: subject.rawValue)
        let event = NewEvent(
            type: .erasure,
            destination: .subject(.registry),
            key: try EventKey(source: "erasures", id: "\(subject)"),
            registered: RegisteredTime(clock.now),
            body: body
        )
        _ = try events.append([AppendRequest([event], erasing: subject)])
    }

    /// Erases a person as the facade does.
    func erase(_ subject: SubjectID) throws {
        let erasure = try AccessErasure(of: subject, in: events)
        try destroyKeys(of: subject)
        if let erasure { try log.finish(erasure) }
    }

    /// The bytes of an entry's record, past the log, which is closed.
    func record(_ number: UInt64) throws -> [UInt8] {
        try withDatabase("log") { txn, log in
            guard let value = try txn.value(in: log, forKey: number) else { return [] }
            return [UInt8](copying: value)
        }
    }

    /// Lends a database of the log's file, past the log, which is closed.
    func withDatabase<R>(
        _ name: String,
        _ body: (inout WriteTransaction, Database) throws -> R
    ) throws -> R {
        close()
        let environment = try Environment(
            path: "\(folder.path)/\(AccessStore.fileName)",
            options: Environment.Options(synchronization: .unsafeNoSync)
        )
        let database = try environment.openDatabase(
            named: name,
            options: ["log", "lots"].contains(name) ? .integerKey : []
        )
        return try environment.write { (txn: inout WriteTransaction) in try body(&txn, database) }
    }
}

extension AccessStore {
    /// Logs an entry and waits.
    @discardableResult
    func log(_ entry: AccessEntry) throws -> UInt64 {
        var answer: Result<UInt64, AccessLogError>?
        let box = Box()
        submit(entry) { box.give($0) }
        waitUntilIdle()
        answer = box.value
        guard let answer else { preconditionFailure("Every submission is answered") }
        return try answer.get()
    }

    /// Every entry, the oldest first.
    func all(_ query: AccessQuery = AccessQuery()) throws -> [RecordedAccess] {
        var query = query
        var entries: [RecordedAccess] = []
        repeat {
            let page = try page(query)
            entries += page.entries
            query.cursor = page.next
        } while query.cursor != nil
        return entries
    }
}

extension AccessEntry {
    /// A caseworker's reading of a person.
    static func reading(
        _ subjects: UInt64...,
        by actor: String = "anna",
        criterion: String? = nil
    ) -> AccessEntry {
        AccessEntry(
            actor: actor,
            role: "caseworker",
            organisation: "0101",
            operation: "profile.read",
            subjects: subjects.map(SubjectID.init(rawValue:)),
            criterion: criterion,
            purpose: "contact interview",
            caseNumber: "A-17"
        )
    }
}
