internal import EventLog
internal import EventModel

/// What stands sealed in a record: the entry, with tokens in the place of its subjects.
struct AccessContent: Sendable {
    /// What was searched for.
    enum Criterion: Sendable {
        /// Nothing.
        case none
        /// A text that belongs to nobody in particular.
        case open(String)
        /// A text that all the subjects' keys together open.
        case sealed([UInt8])
    }

    let header: AccessHeader
    /// The entry without subjects and without what was searched for.
    var entry: AccessEntry
    /// A token for each subject.
    var tokens: [AccessToken]
    var criterion: Criterion
    /// What was taken away, in a record that says so.
    var pruned: PrunedAccess?
}

extension AccessContent {
    /// Adds the bytes of a content: of an entry, with tokens for its subjects, and what was
    /// searched for as it is to stand there.
    static func append(
        _ entry: AccessEntry,
        _ tokens: [AccessToken],
        _ criterion: Criterion,
        _ pruned: PrunedAccess?,
        to bytes: inout [UInt8]
    ) {
        if let pruned {
            bytes.append(littleEndian: pruned.firstLeft)
            bytes.append(contentsOf: pruned.hash)
            bytes.append(littleEndian: pruned.count)
        }
        bytes.append(lengthPrefixed: entry.actor)
        bytes.append(lengthPrefixed: entry.role)
        bytes.append(lengthPrefixed: entry.operation)
        bytes.append(lengthPrefixed: entry.outcome)
        bytes.append(optional: entry.organisation)
        bytes.append(optional: entry.purpose)
        bytes.append(optional: entry.caseNumber)
        bytes.append(optional: entry.model)
        bytes.append(optional: entry.recipient)
        bytes.append(entry.resultDigest == nil ? 0 : 1)
        if let digest = entry.resultDigest { bytes.append(contentsOf: digest) }
        bytes.append(varint: UInt64(tokens.count))
        for token in tokens { token.append(to: &bytes) }
        switch criterion {
        case .none: bytes.append(0)
        case .open(let text):
            bytes.append(1)
            bytes.append(lengthPrefixed: text)
        case .sealed(let sealed):
            bytes.append(2)
            bytes.append(lengthPrefixed: sealed)
        }
    }

    /// Reads a content to its last byte.
    init(decoding bytes: RawSpan, _ header: AccessHeader) throws(CodecError) {
        var reader = ByteReader(bytes)
        self.header = header
        pruned = header.kind == .pruning ? try PrunedAccess(from: &reader) : nil
        var entry = AccessEntry(
            actor: try reader.string(),
            role: try reader.string(),
            operation: try reader.string(),
            outcome: try reader.string()
        )
        entry.organisation = try reader.optionalString()
        entry.purpose = try reader.optionalString()
        entry.caseNumber = try reader.optionalString()
        entry.model = try reader.optionalString()
        entry.recipient = try reader.optionalString()
        if try reader.flag() {
            entry.resultDigest = [UInt8](copying: try reader.bytes(AccessHash.byteCount))
        }
        self.entry = entry
        let count = try reader.varint()
        guard count <= UInt64(reader.remaining / AccessToken.byteCount) else {
            throw CodecError(offset: reader.offset, reason: "more subjects than bytes")
        }
        tokens = []
        for _ in 0..<count {
            tokens.append(AccessToken(low: try reader.uint64(), high: try reader.uint64()))
        }
        switch try reader.byte() {
        case 0: criterion = .none
        case 1: criterion = .open(try reader.string())
        case 2: criterion = .sealed([UInt8](copying: try reader.lengthPrefixed()))
        default: throw CodecError(offset: reader.offset - 1, reason: "criterion of no known form")
        }
        guard reader.isAtEnd else {
            throw CodecError(offset: reader.offset, reason: "bytes behind the end")
        }
    }
}

extension [UInt8] {
    /// Adds a flag, and the text where there is one.
    fileprivate mutating func append(optional text: String?) {
        append(text == nil ? 0 : 1)
        if let text { append(lengthPrefixed: text) }
    }
}

extension AccessToken {
    /// Adds the sixteen bytes.
    func append(to bytes: inout [UInt8]) {
        bytes.append(littleEndian: low)
        bytes.append(littleEndian: high)
    }
}

extension PrunedAccess {
    fileprivate init(from reader: inout ByteReader) throws(CodecError) {
        firstLeft = try reader.uint64()
        hash = [UInt8](copying: try reader.bytes(AccessHash.byteCount))
        count = try reader.uint64()
    }
}

extension ByteReader {
    fileprivate mutating func flag() throws(CodecError) -> Bool {
        let value = try byte()
        guard value <= 1 else { throw CodecError(offset: offset - 1, reason: "flag is not 0 or 1") }
        return value == 1
    }

    fileprivate mutating func optionalString() throws(CodecError) -> String? {
        try flag() ? try string() : nil
    }
}
