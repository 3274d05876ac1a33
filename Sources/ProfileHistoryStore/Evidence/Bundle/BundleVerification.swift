internal import EventLog
internal import EventModel
internal import FoundationEssentials
internal import JSON
public import TransparencyLog

/// A bundle that was verified: everything in it, from it alone.
public struct BundleVerification: Sendable {
    /// What was asked.
    public let question: BundleQuestion
    /// Whose log it is, and how many records it had.
    public let acceptance: TrustPolicy.Acceptance
    /// How many records were opened and found to be in the log.
    public let recordCount: Int
    /// Of an issued score, whether it comes out as it was issued; `nil` for another question.
    public let isAsIssued: Bool?
    /// The first file whose bytes are not those that come out now, and where they differ.
    public let difference: (file: String, offset: Int)?
}

extension HistoryStore {
    /// Verifies a bundle without a store and without keys: that its records are in the log of a
    /// checkpoint that is believed, that none is left out of the streams that they are of, and that
    /// the question answered from them gives the answers, byte for byte.
    ///
    /// That the streams did not go on behind the bundle's last record of them, it does not say.
    /// Throws `.checkFailed` where something does not hold, `.badInput` where the folder is no
    /// bundle.
    public static func verifyBundle(
        _ folder: String,
        under policy: TrustPolicy
    ) throws(StoreError) -> BundleVerification {
        let (question, sources) = try description(folder)
        let acceptance = try checking { () throws(TransparencyError) in
            try policy.accept(
                try SignedNote(parsing: (try? read(folder, BundleFile.checkpoint)) ?? [])
            )
        }
        let opened = try openRecords(folder, of: question.subject, acceptance.checkpoint)
        let store = HistoryStore(
            log: BundleStore(opened, sources: sources),
            key: StoreKey(secret: [UInt8](repeating: 0, count: StoreKey.byteCount)),
            clock: .system
        )
        let answer: BundleAnswer
        do throws(StoreError) {
            answer = try BundleAnswer(question, from: store)
        } catch {
            throw StoreError(
                .checkFailed,
                "the question can not be answered from the records: \(error.message)"
            )
        }
        if let position = question.issued {
            let own = try store.question(
                ofScoreIssuedAt: position,
                of: question.subject,
                roles: question.roles
            )
            guard own == question else {
                throw StoreError(
                    .checkFailed,
                    "the question is not that of the score issued at position \(position)"
                )
            }
        } else if FileManager.default.fileExists(atPath: "\(folder)/\(BundleFile.issued)") {
            throw StoreError(
                .checkFailed,
                "\(BundleFile.issued) is there, and the question is of no issued score"
            )
        }
        var difference: (file: String, offset: Int)?
        for (name, bytes) in [
            (BundleFile.profile, answer.profile), (BundleFile.score, answer.score),
            (BundleFile.issued, answer.issued ?? []),
        ] where difference == nil && !bytes.isEmpty {
            let stated = try read(folder, name)
            guard stated != bytes else { continue }
            let offset = zip(stated, bytes).enumerated().first { $1.0 != $1.1 }?.offset
            difference = (name, offset ?? min(stated.count, bytes.count))
        }
        return BundleVerification(
            question: question,
            acceptance: acceptance,
            recordCount: opened.count,
            isAsIssued: question.issued == nil ? nil : answer.isAsIssued,
            difference: difference
        )
    }

    private static func openRecords(
        _ folder: String,
        of subject: SubjectID,
        _ checkpoint: Checkpoint
    ) throws(StoreError) -> [DisclosedRecord.Opened] {
        let lines = try read(folder, BundleFile.records).split(separator: 0x0A)
        var opened: [DisclosedRecord.Opened] = []
        var revisions: [SubjectID: UInt32] = [:]
        for (index, line) in lines.enumerated() {
            func failed(_ reason: String) -> StoreError {
                StoreError(.checkFailed, "\(BundleFile.records), line \(index + 1): \(reason)")
            }
            guard let record = BundleRecord(line: Array(line)) else {
                throw failed("it is no record")
            }
            let header: RecordHeader
            do {
                header = try record.disclosed.header()
                // One that was erased has no key; what stands in its place is said further on.
                let isErased =
                    header.isSealed && header.subject.isPerson && record.disclosed.key == nil
                opened.append(
                    isErased
                        ? DisclosedRecord.Opened(header: header, payload: [])
                        : try record.disclosed.opened()
                )
            } catch {
                throw failed(error.cause.map { "\($0)" } ?? error.message)
            }
            let proof = InclusionProof(
                index: header.position.rawValue,
                size: checkpoint.size,
                hashes: record.path
            )
            let leaf = unsafe MerkleHash.leaf(record.disclosed.record.span.bytes)
            guard proof.root(ofLeaf: leaf) == checkpoint.root else {
                throw failed("the record does not lead to the checkpoint's root")
            }
            guard header.subject == .registry || header.subject == subject else {
                throw failed("the record is about \(header.subject)")
            }
            if let last = opened.dropLast().last, last.header.position >= header.position {
                throw failed("the records are not in the order of the log")
            }
            guard header.revision.rawValue == revisions[header.subject, default: 0] else {
                throw failed("a record of \(header.subject) before it is missing")
            }
            revisions[header.subject, default: 0] += 1
        }
        return try fillErased(opened)
    }

    /// Puts in the place of records that were erased what the last redaction says of them.
    private static func fillErased(
        _ records: [DisclosedRecord.Opened]
    ) throws(StoreError) -> [DisclosedRecord.Opened] {
        var said: [Position: [UInt8]] = [:]
        var filled = records
        for index in records.indices.reversed() {
            let header = records[index].header
            // The registry says nothing of a person's records.
            guard header.subject.isPerson else { continue }
            if records[index].payload.isEmpty {
                guard let payload = said[header.position] else {
                    throw StoreError(
                        .checkFailed,
                        "the record at position \(header.position) has no key, and nothing says "
                            + "that it was erased"
                    )
                }
                filled[index] = DisclosedRecord.Opened(header: header, payload: payload)
            }
            guard header.type == .redaction else { continue }
            let bytes = filled[index].payload
            let body = try translating {
                let payload = try unsafe Payload(bytes.span.bytes)
                return try Redaction(decoding: payload.body)
            }
            for replacement in body.replacements where said[replacement.position] == nil {
                said[replacement.position] = replacement.payload
            }
        }
        return filled
    }

    private static func description(
        _ folder: String
    ) throws(StoreError) -> (BundleQuestion, sources: [String]) {
        let value = try? JSONValue(parsing: try read(folder, BundleFile.description))
        guard let value, value["format"]?.int64 == BundleFile.format,
            value["product"]?.string == "profilehistory-bundle",
            let question = BundleQuestion(value["question"]),
            let sources = value["sources"]?.array?.map({ $0.string ?? "" })
        else {
            throw StoreError(.badInput, "\(folder) is no bundle of this format", field: "bundle")
        }
        return (question, sources)
    }

    private static func read(_ folder: String, _ name: String) throws(StoreError) -> [UInt8] {
        do {
            return [UInt8](try Data(contentsOf: URL(filePath: "\(folder)/\(name)")))
        } catch {
            throw StoreError(
                .badInput,
                "\(folder)/\(name) can not be read",
                field: "bundle",
                cause: error
            )
        }
    }

    private static func checking<R>(
        _ check: () throws(TransparencyError) -> R
    ) throws(StoreError) -> R {
        do throws(TransparencyError) {
            return try check()
        } catch {
            throw StoreError(.checkFailed, "the checkpoint does not hold: \(error)")
        }
    }
}
