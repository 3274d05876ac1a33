internal import AccessLog
internal import EventLog
internal import EventModel
internal import FoundationEssentials
internal import JSON
internal import SystemPackage
internal import TransparencyLog

/// The files of a backup: a run of the log, the vault, and the checkpoint that the run leads to.
struct BackupFolder {
    static let format: Int64 = 1
    private static let product = "profilehistory-backup"

    let path: String

    /// What a backup says of itself.
    struct Description {
        /// The place of its first record.
        var first: Position
        /// The place behind its last.
        var end: Position
        /// The name of the log, and those that it had before.
        var origins: [String]
        /// The fingerprint of the store's key.
        var keyFingerprint: String
        /// The names of the sources.
        var sources: [String]
        /// A place of the read log's chain that the copy has; `nil` where there is no read log.
        var access: AccessHead?
    }

    var records: String { "\(path)/records" }
    var vault: String { "\(path)/\(LMDBEventStore.vaultFileName)" }
    var access: String { "\(path)/\(AccessStore.fileName)" }
    var checkpoint: String { "\(path)/checkpoint" }
    private var description: String { "\(path)/backup.json" }

    /// Writes the description, the last step of a backup.
    func describe(_ description: Description) throws {
        var writer = JSONWriter(.pretty)
        writer.beginObject()
        writer.key("format")
        writer.integer(Self.format)
        writer.key("product")
        writer.string(Self.product)
        writer.key("first")
        writer.integer(description.first.rawValue)
        writer.key("end")
        writer.integer(description.end.rawValue)
        writer.key("keyFingerprint")
        writer.string(description.keyFingerprint)
        for (name, texts) in [("origins", description.origins), ("sources", description.sources)] {
            writer.key(name)
            writer.beginArray()
            for text in texts { writer.string(text) }
            writer.endArray()
        }
        if let access = description.access {
            writer.key("access")
            writer.beginObject()
            writer.key("next")
            writer.integer(access.next)
            writer.key("head")
            writer.string(Data(access.hash).base64EncodedString())
            writer.endObject()
        }
        writer.endObject()
        writer.newline()
        try DurableFile.replace(self.description, with: writer.bytes)
    }

    /// Reads the description.
    func read() throws(StoreError) -> Description {
        let bytes = try? Data(contentsOf: URL(filePath: description))
        let value = bytes.flatMap { try? JSONValue(parsing: [UInt8]($0)) }
        guard let value, value["product"]?.string == Self.product,
            value["format"]?.int64 == Self.format, let first = value["first"]?.int64,
            let end = value["end"]?.int64, first >= 0, end >= first,
            let fingerprint = value["keyFingerprint"]?.string,
            let origins = value["origins"]?.array?.compactMap(\.string), !origins.isEmpty,
            let sources = value["sources"]?.array?.compactMap(\.string)
        else {
            throw StoreError(
                .badInput,
                "\(path) is no backup of this format, or was never completed",
                field: "backup"
            )
        }
        return Description(
            first: Position(rawValue: UInt64(first)),
            end: Position(rawValue: UInt64(end)),
            origins: origins,
            keyFingerprint: fingerprint,
            sources: sources,
            access: try Self.access(in: value)
        )
    }

    /// The place of the read log's chain, `nil` where the backup has no read log.
    private static func access(in value: JSONValue) throws(StoreError) -> AccessHead? {
        guard let access = value["access"] else { return nil }
        guard let next = access["next"]?.int64, next >= 0,
            let hash = access["head"]?.string.flatMap({ Data(base64Encoded: $0) })
        else {
            throw StoreError(
                .badInput,
                "the description of the backup is damaged; take another backup",
                field: "backup"
            )
        }
        return AccessHead(next: UInt64(next), hash: [UInt8](hash))
    }

    /// The checkpoint, as it was signed.
    func note() throws(StoreError) -> SignedNote {
        do {
            return try SignedNote(parsing: [UInt8](Data(contentsOf: URL(filePath: checkpoint))))
        } catch {
            throw StoreError(.checkFailed, "\(checkpoint) is no checkpoint", cause: error)
        }
    }
}
