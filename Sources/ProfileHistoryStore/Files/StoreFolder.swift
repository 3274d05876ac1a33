internal import EventLog
internal import FoundationEssentials
internal import JSON

/// The folder of a store and the description in it, `store.json`.
struct StoreFolder {
    let path: String

    /// The layout of the folder that this release writes.
    static let format: Int64 = 1

    private var descriptionPath: String { "\(path)/store.json" }

    /// The last signed checkpoint, kept outside of the database.
    var checkpointPath: String { "\(path)/checkpoint" }

    /// Makes the folder; it must be missing or empty.
    func create() throws(StoreError) {
        do {
            let files = FileManager.default
            if files.fileExists(atPath: path) {
                guard try files.contentsOfDirectory(atPath: path).isEmpty else {
                    throw StoreError(
                        .badInput,
                        "the folder \(path) is not empty; name a new one for the store"
                    )
                }
            }
            try files.createDirectory(
                atPath: path,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch let error as StoreError {
            throw error
        } catch {
            throw StoreError(.unavailable, "the folder \(path) can not be made", cause: error)
        }
    }

    /// Writes the description, the last step of making a store.
    ///
    /// The origin names the store's log to outsiders; those that it had before come after it.
    func describe(key: StoreKey, origins: [String]) throws(StoreError) {
        try describe(fingerprint: Data(key.fingerprint).base64EncodedString(), origins: origins)
    }

    /// Gives the log another name, the first of these.
    func rename(to origins: [String]) throws(StoreError) {
        guard let fingerprint = try read()["keyFingerprint"]?.string else { throw damaged() }
        try describe(fingerprint: fingerprint, origins: origins)
    }

    private func describe(fingerprint: String, origins: [String]) throws(StoreError) {
        var writer = JSONWriter(.pretty)
        writer.beginObject()
        writer.key("format")
        writer.integer(Self.format)
        writer.key("product")
        writer.string("profilehistory")
        writer.key("keyFingerprint")
        writer.string(fingerprint)
        writer.key("origins")
        writer.beginArray()
        for origin in origins { writer.string(origin) }
        writer.endArray()
        writer.endObject()
        writer.newline()
        do {
            try DurableFile.replace(descriptionPath, with: writer.bytes)
        } catch {
            throw StoreError(.unavailable, "\(descriptionPath) can not be written", cause: error)
        }
    }

    /// Takes away the files of a store that could not be made.
    func removeFiles() {
        let files = FileManager.default
        for name in (try? files.contentsOfDirectory(atPath: path)) ?? [] {
            try? files.removeItem(atPath: "\(path)/\(name)")
        }
    }

    /// Reads the description and refuses what this release can not open.
    func check() throws(StoreError) {
        let description = try read()
        guard let format = description["format"]?.int64, description["product"]?.string != nil
        else { throw damaged() }
        guard format <= Self.format else {
            throw StoreError(
                .unavailable,
                "the store has format \(format), this release knows \(Self.format); update it"
            )
        }
        // Opened to write, missing files would be made anew, and what they held be lost quietly.
        for name in [LMDBEventStore.historyFileName, LMDBEventStore.vaultFileName]
        where !FileManager.default.fileExists(atPath: "\(path)/\(name)") {
            throw StoreError(
                .unavailable,
                "\(path)/\(name) is missing; restore the store from a backup"
            )
        }
    }

    /// Refuses a key that is another store's.
    func check(key: StoreKey) throws(StoreError) {
        guard let fingerprint = try read()["keyFingerprint"]?.string else { throw damaged() }
        guard fingerprint == Data(key.fingerprint).base64EncodedString() else {
            throw StoreError(.keyFile, "the key file belongs to another store")
        }
    }

    /// The names that the log goes by and has gone by, the present one first.
    func origins() throws(StoreError) -> [String] {
        let origins = try read()["origins"]?.array?.compactMap(\.string) ?? []
        if origins.isEmpty { throw damaged() }
        return origins
    }

    private func damaged(_ cause: (any Error)? = nil) -> StoreError {
        StoreError(
            .unavailable,
            "\(descriptionPath) is damaged; restore it from a backup",
            cause: cause
        )
    }

    private func read() throws(StoreError) -> JSONValue {
        let bytes: Data
        do {
            bytes = try Data(contentsOf: URL(filePath: descriptionPath))
        } catch {
            throw StoreError(
                .unavailable,
                "\(path) is not a store; make one with: profilehistory init \(path)"
            )
        }
        do {
            return try JSONValue(parsing: [UInt8](bytes))
        } catch {
            throw damaged(error)
        }
    }
}
