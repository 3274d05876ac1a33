internal import EventModel
internal import LMDB
internal import TransparencyLog

/// A damaged store, opened to read as far as it goes.
struct SalvageSource {
    let file: SalvageFile
    let vault: Vault
    /// Position to record; without it there is nothing.
    let log: Database
    /// Number to name of a source.
    private let sources: Database?
    /// Subject to where its erasure is said.
    private let erased: Database?
    private let meta: Database?
    /// The packed histories, those of both halves.
    let rows: [Database]

    /// Opens both files of a store in a folder.
    ///
    /// Throws where one of them is not LMDB's any more, `.keyFile` where the key is another
    /// store's, `.newerFormat` where a newer release wrote it.
    init(folder: String, key: StoreKey) throws {
        let options = Environment.Options(access: .readOnly)
        let path = "\(folder)/\(LMDBEventStore.vaultFileName)"
        do throws(LMDBError) {
            let environment = try Environment(path: path, options: options)
            vault = try Vault(environment: environment, key: key, access: .readOnly)
        } catch {
            throw EventLogError(
                .storage,
                "vault.mdb can not be read, and without it nobody's records; put that of a backup in "
                    + "its place and run this again",
                cause: error
            )
        }
        file = SalvageFile(
            environment: try Environment(
                path: "\(folder)/\(LMDBEventStore.historyFileName)",
                options: options
            )
        )
        log = try file.environment.openDatabase(named: "log", options: .integerKey)
        sources = file.database(named: "sources", options: .integerKey)
        erased = file.database(named: "erased", options: .integerKey)
        meta = file.database(named: "meta")
        rows = ["rows", "rows.1"].compactMap { [file] in file.database(named: $0) }
        try refuseOthers()
    }

    private func refuseOthers() throws {
        let found = SalvageFile(environment: vault.environment)
            .checkedValue(of: Vault.fingerprintName, in: vault.metaDatabase)
        if let found, found != vault.key.fingerprint {
            throw EventLogError(
                .keyFile,
                "the key is not the one that this store was made with; use its own"
            )
        }
        guard let format = value(named: "format"), format.count == 4 else { return }
        guard format[0] == LogFiles.format, format[1...].allSatisfy({ $0 == 0 }) else {
            throw EventLogError(.newerFormat, "the store has a newer format; update this release")
        }
    }

    /// A value of `meta`, `nil` where it is not to be had.
    private func value(named name: String) -> [UInt8]? {
        meta.flatMap { file.checkedValue(of: Array(name.utf8), in: $0) }
    }

    /// The value of a bookmark, `nil` where it is not to be had.
    func bookmark(named name: String) -> [UInt8]? {
        meta.flatMap { file.checkedValue(of: LogFiles.bookmarkKey(name), in: $0) }
    }

    /// Who is marked as erased and where that is said, as far as it can be read.
    func marksOfErasures() -> [SubjectID: UInt64] {
        var marks: [SubjectID: UInt64] = [:]
        guard let erased else { return marks }
        file.walk(erased) { key, value in
            let subject = SalvageFile.number(key)
            guard let place = try? unsafe Check(key: subject).verified(value.span.bytes) else {
                return
            }
            marks[SubjectID(rawValue: subject)] = SalvageFile.number([UInt8](copying: place))
        }
        return marks
    }

    /// How many records the log had, by its own end and by the tree over it; also whether the two
    /// agree.
    func size() -> (count: UInt64, isCertain: Bool) {
        let tree = value(named: "tree").flatMap { bytes in
            try? unsafe TreeFrontier(decoding: bytes.span.bytes)
        }
        var last: UInt64?
        if let txn = try? file.environment.beginRead() {
            if var cursor = try? txn.cursor(in: log), let entry = try? cursor.last(),
                entry.integerKey < .max,
                (try? Record.header(
                    of: entry.value,
                    at: Position(rawValue: entry.integerKey)
                )) != nil
            {
                last = entry.integerKey + 1
            }
        }
        if let tree { return (max(tree.size, last ?? 0), tree.size == last ?? 0) }
        if let last { return (last, false) }
        return (countOfEntries(), false)
    }

    /// What LMDB says, but no more than the file has room for: it may be damaged too.
    private func countOfEntries() -> UInt64 {
        guard let txn = try? file.environment.beginRead(),
            let count = try? txn.statistics(of: log).entryCount,
            let used = try? file.environment.information().usedByteCount
        else { return 0 }
        return UInt64(max(0, min(count, used / RecordHeader.byteCount)))
    }

    /// The names of sources from 0 on, `nil` where one is lost; at least so many.
    func sourceNames(atLeast count: Int) -> [String?] {
        guard let sources else { return Array(repeating: nil, count: count) }
        var names: [String?] = []
        while true {
            let number = UInt64(names.count)
            let reading = file.readings(of: number..<number + 1, in: sources)[0]
            switch reading {
            case .value(let value): names.append(SourceNameRepair.name(value, number: number))
            case .missing where names.count >= count: return names
            case .unreadable where names.count >= count: return names
            case .missing, .unreadable: names.append(nil)
            }
        }
    }
}

/// The name of a source, mended where one byte was altered.
///
/// A name stands nowhere else, and four bytes of check tell which one alteration makes it agree: as
/// good as never two of them.
enum SourceNameRepair {
    static func name(_ value: [UInt8], number: UInt64) -> String? {
        if let name = checked(value, number) { return name }
        var found: Set<String> = []
        var value = value
        for offset in value.indices {
            let byte = value[offset]
            for other in UInt8.min...UInt8.max where other != byte {
                value[offset] = other
                if let name = checked(value, number) { found.insert(name) }
            }
            value[offset] = byte
        }
        return found.count == 1 ? found.first : nil
    }

    private static func checked(_ value: [UInt8], _ number: UInt64) -> String? {
        let bytes = unsafe value.span.bytes
        guard let name = try? Check(key: number).verified(bytes) else { return nil }
        return String(validating: name)
    }
}
