internal import EventLog
internal import EventModel
internal import FoundationEssentials
internal import JSON
internal import TransparencyLog

/// The files of a bundle.
enum BundleFile {
    static let description = "bundle.json"
    static let checkpoint = "checkpoint"
    static let records = "records.ndjson"
    static let profile = "profile.json"
    static let score = "score.json"
    static let issued = "issued.json"
    static let format: Int64 = 1
}

extension HistoryStore {
    /// Writes a folder with all that a question is answered from, and the answers: the person's
    /// records and the registry's, each with its own key and its way to the signed head of the log.
    ///
    /// The folder must be missing or empty. Whoever holds it reads the person's events; her CPR
    /// number stands nowhere in it unless an event holds it. Throws `.badInput` where the folder
    /// holds something, `.restricted` where a restriction is in force that none of the question's
    /// roles may see behind, `.erased` and `.unknownSubject` as the question itself does.
    public func writeBundle(
        _ question: BundleQuestion,
        to folder: String
    ) throws(StoreError) {
        let keeper = try CheckpointKeeper(self)
        let reader = reader(question.roles)
        try refuseRestricted(question.subject, asOf: question.asOf, for: reader)
        let answer = try BundleAnswer(question, from: self)
        let note = try keeper.checkpoint()
        let (records, sources) = try bundleRecords(of: question.subject, note, keeper)
        try StoreFolder(path: folder).create()
        var files = [
            (BundleFile.description, Self.description(question, sources)),
            (BundleFile.checkpoint, Array(note.encoded.utf8)),
            (BundleFile.records, records), (BundleFile.profile, answer.profile),
            (BundleFile.score, answer.score),
        ]
        if let issued = answer.issued { files.append((BundleFile.issued, issued)) }
        for (name, bytes) in files {
            do {
                try Data(bytes).write(to: URL(filePath: "\(folder)/\(name)"))
            } catch {
                throw StoreError(.unavailable, "\(folder)/\(name) can not be written", cause: error)
            }
        }
    }

    private static func description(_ question: BundleQuestion, _ sources: [String]) -> [UInt8] {
        var writer = JSONWriter(.pretty)
        writer.beginObject()
        writer.key("format")
        writer.integer(BundleFile.format)
        writer.key("product")
        writer.string("profilehistory-bundle")
        writer.key("question")
        question.write(to: &writer)
        writer.key("sources")
        writer.beginArray()
        for source in sources { writer.string(source) }
        writer.endArray()
        writer.endObject()
        writer.newline()
        return writer.bytes
    }

    /// The records of a person and of the registry up to a checkpoint, in the order of the log, and
    /// the names of all sources.
    private func bundleRecords(
        of subject: SubjectID,
        _ note: SignedNote,
        _ keeper: CheckpointKeeper
    ) throws(StoreError) -> (bytes: [UInt8], sources: [String]) {
        try translating {
            let size = try Checkpoint(parsing: note.text).size
            var positions: [Position] = []
            for owner in [.registry, subject] {
                guard let stream = try log.stream(of: owner) else { continue }
                var reader = unsafe StreamReader(stream.bytes.span.bytes)
                while let entry = try reader.next() {
                    if entry.position.rawValue < size { positions.append(entry.position) }
                }
            }
            var bytes: [UInt8] = []
            var subtrees = keeper.log.subtrees()
            for position in positions.sorted() {
                let proof = try InclusionProof(
                    ofLeafAt: position.rawValue,
                    inTreeOf: size,
                    from: &subtrees
                )
                let disclosed = try keeper.log.discloseIfLeft(position)
                BundleRecord(disclosed, path: proof.hashes).append(to: &bytes)
            }
            return (bytes, try log.sources())
        }
    }
}
