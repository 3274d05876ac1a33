internal import EventModel
internal import JSON
internal import TransparencyLog

/// What a proof proves, for people and for machines.
struct ProofReport {
    let acceptance: TrustPolicy.Acceptance
    private var proof: LogProof?
    private var leaf: MerkleHash?
    private var older: Checkpoint?

    init(_ acceptance: TrustPolicy.Acceptance, proof: LogProof, leaf: MerkleHash) {
        self.acceptance = acceptance
        self.proof = proof
        self.leaf = leaf
    }

    init(_ acceptance: TrustPolicy.Acceptance, since older: Checkpoint) {
        self.acceptance = acceptance
        self.older = older
    }

    func print(_ format: OutputFormat) {
        switch format {
        case .table: for line in lines { StandardOutput.line(line) }
        case .json: StandardOutput.json { write(to: &$0) }
        }
    }

    private var lines: [String] {
        let checkpoint = acceptance.checkpoint
        let size = Int(clamping: checkpoint.size).grouped
        var lines: [String] = []
        if let proof {
            lines.append(
                "proved: record \(Int(clamping: proof.index).grouped) is in the log of "
                    + "\(checkpoint.origin), \(size) records"
            )
            lines += header.map { ["  \($0)"] } ?? []
        }
        if let older {
            lines.append(
                "proved: the first \(Int(clamping: older.size).grouped) records of "
                    + "\(checkpoint.origin) stand as they did, in a log of \(size)"
            )
        }
        lines.append("  signed by \(acceptance.log)")
        for witness in acceptance.witnesses { lines.append("  witnessed by \(witness.name)") }
        return lines
    }

    /// What can be read of the record, where the proof holds it.
    private var header: String? {
        guard let record = proof?.extra, record.count > MerkleHash.byteCount else { return nil }
        var reader = unsafe ByteReader(record.span.bytes)
        guard let header = try? RecordHeader(from: &reader) else { return nil }
        return "type \(header.type.rawValue), \(header.subject), revision \(header.revision), "
            + "recorded \(header.recorded)"
    }

    private func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("proved")
        writer.bool(true)
        acceptance.checkpoint.writeMembers(to: &writer)
        if let proof, let leaf {
            writer.key("index")
            writer.integer(Int(clamping: proof.index))
            writer.member("leaf", leaf.base64)
        }
        if let older {
            writer.key("oldSize")
            writer.integer(Int(clamping: older.size))
            writer.member("oldRoot", older.root.base64)
        }
        writer.member("key", acceptance.log.description)
        writer.key("witnesses")
        writer.beginArray()
        for witness in acceptance.witnesses { writer.string(witness.description) }
        writer.endArray()
        writer.endObject()
    }
}

extension JSONWriter {
    /// A member with a text.
    mutating func member(_ name: String, _ text: String) {
        key(name)
        string(text)
    }
}

extension Checkpoint {
    /// The head's members of a JSON object.
    func writeMembers(to writer: inout JSONWriter) {
        writer.member("origin", origin)
        writer.key("size")
        writer.integer(Int(clamping: size))
        writer.member("root", root.base64)
    }
}
