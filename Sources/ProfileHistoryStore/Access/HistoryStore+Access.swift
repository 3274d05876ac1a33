public import AccessLog
public import EventLog
internal import EventModel
internal import FoundationEssentials

extension HistoryStore {
    /// Opens the read log, making it where the store has none and it may be written.
    ///
    /// Within a process it is opened once: another call gives the same one while that is in use.
    /// Throws `.unavailable` where there is none and only reading is asked for (see
    /// ``hasAccessLog``), where it is open for reading only and writing is asked for, or where
    /// files fail; `.badInput` for a store in memory. A store that is open for reading only may
    /// have its readings logged.
    public func openAccessLog(
        access: LMDBEventStore.Access = .readWrite
    ) throws(StoreError) -> AccessLog {
        guard let folder, let events = log as? LMDBEventStore else {
            throw StoreError(.badInput, "a store in memory has no read log; open one in a folder")
        }
        return try openedAccessLog { (open) throws(StoreError) in
            if let open, open.access == .readWrite || access == .readOnly { return open }
            if open != nil {
                throw StoreError(
                    .unavailable,
                    "the read log is open for reading only; let go of it, then open it to write"
                )
            }
            if access == .readOnly, !hasAccessLog {
                throw StoreError(.unavailable, "no reading was logged yet; there is no read log")
            }
            do throws(AccessLogError) {
                return AccessLog(
                    try AccessStore(
                        folder: folder.path,
                        beside: events,
                        access: access,
                        clock: clock
                    ),
                    access: access
                )
            } catch {
                throw StoreError(error)
            }
        }
    }

    /// Makes the read log's indexes anew from its entries, and gives what verifying it finds then.
    ///
    /// For indexes that are damaged; entries stay as they are, and other processes may log
    /// meanwhile. Throws `.unavailable` where there is no read log, where this process has it open,
    /// where entries are missing that the indexes had, and where files fail; `.badInput` for a
    /// store in memory.
    public func rebuildAccessIndexes() throws(StoreError) -> AccessVerification {
        guard let folder, let events = log as? LMDBEventStore else {
            throw StoreError(.badInput, "a store in memory has no read log; open one in a folder")
        }
        guard hasAccessLog else {
            throw StoreError(.unavailable, "no reading was logged yet; there is no read log")
        }
        let log = try openedAccessLog { (open) throws(StoreError) in
            guard open == nil else {
                throw StoreError(.unavailable, "the read log is open here; let go of it first")
            }
            do throws(AccessLogError) {
                let store = try AccessStore(
                    rebuildingIndexesIn: folder.path,
                    beside: events,
                    clock: clock
                )
                return AccessLog(store, access: .readWrite)
            } catch {
                throw StoreError(error)
            }
        }
        return try log.verify()
    }

    /// What leads to a person in the read log, while she has a key.
    func accessErasure(of subject: SubjectID) throws(StoreError) -> AccessErasure? {
        guard let events = log as? LMDBEventStore else { return nil }
        do throws(AccessLogError) {
            return try AccessErasure(of: subject, in: events)
        } catch {
            throw StoreError(error)
        }
    }

    /// Takes what leads to an erased person out of the read log, where there is one.
    ///
    /// One may have been begun since the erasure was.
    func finish(_ erasure: AccessErasure, in opened: AccessLog?) throws(StoreError) {
        guard hasAccessLog else { return }
        let log = if let opened { opened } else { try openAccessLog() }
        do throws(AccessLogError) {
            try log.store.finish(erasure)
        } catch {
            throw StoreError(
                .unavailable,
                "the person is erased, and the read log's index still leads to entries about "
                    + "somebody; once the disk allows it, the next opening of the read log to "
                    + "write takes them out",
                cause: error
            )
        }
    }

    /// Whether the store has a read log: whether one was ever opened to write.
    public var hasAccessLog: Bool {
        guard let folder else { return false }
        return FileManager.default.fileExists(atPath: "\(folder.path)/\(AccessStore.fileName)")
    }

    /// Whether somebody, in this process or another, answers readings from the store now and logs
    /// them.
    public var isServed: Bool {
        guard let folder else { return false }
        return AccessStore.isOpenToWrite(inFolder: folder.path)
    }

    /// What stands for an employee towards a citizen: the same for the same name, for ever.
    public func employeePseudonym(of actor: String) -> String {
        key.employeePseudonym(of: actor)
    }
}

extension StoreError {
    /// The read log's failure, in the words of use cases.
    init(_ error: AccessLogError) {
        switch error {
        case .badEntry(let field, let reason):
            self.init(.badInput, "the field of a read log's entry \(reason)", field: field)
        case .store(let error):
            let code: Code = error.code == .keyFile ? .keyFile : .unavailable
            self.init(code, error.message, cause: error.cause)
        }
    }
}
