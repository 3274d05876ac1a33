public import EventModel

/// What an issued score was made of, kept so that a replay can say where it first differs.
///
/// It names events and holds digests, no values. A digest of a value that can be guessed tells the
/// value to who can open the record, so ``withoutDigests`` is what stays where one of the events is
/// erased.
public struct ScoreEvidence: Hashable, Sendable {
    /// The events that one input was read from, and a digest of what was read.
    public struct Input: Hashable, Sendable {
        /// The places of the events, ascending.
        public var positions: [Position]
        /// The first eight bytes of the SHA-256 of the input as JSON.
        public var digest: UInt64

        /// Describes an input.
        public init(positions: [Position], digest: UInt64) {
            self.positions = positions
            self.digest = digest
        }
    }

    /// SHA-256 of the document of the version that ran.
    public var document: [UInt8]
    /// The version of the rules by which the kernel computed.
    public var kernelVersion: UInt64
    /// The version of the text in which the score was shown.
    public var text: String
    /// SHA-256 of the result as JSON, byte for byte; `nil` where it was taken away.
    public var result: [UInt8]?
    /// The sum before it became a probability, where there was one.
    public var linearPredictor: Double?
    /// The inputs, in the order of the version's features.
    public var inputs: [Input]
    /// Of each step of the path or term of the sum the first eight bytes of its SHA-256 as JSON.
    public var steps: [UInt64]

    /// Describes what a score was made of.
    public init(
        document: [UInt8],
        kernelVersion: UInt64,
        text: String,
        result: [UInt8]?,
        linearPredictor: Double?,
        inputs: [Input],
        steps: [UInt64]
    ) {
        self.document = document
        self.kernelVersion = kernelVersion
        self.text = text
        self.result = result
        self.linearPredictor = linearPredictor
        self.inputs = inputs
        self.steps = steps
    }

    /// The same without what values could be guessed from.
    public var withoutDigests: ScoreEvidence {
        var left = self
        left.result = nil
        left.linearPredictor = nil
        left.steps = []
        for place in left.inputs.indices { left.inputs[place].digest = 0 }
        return left
    }

    /// Whether two encode to the same bytes; sums are equal when their bits are.
    public static func == (left: ScoreEvidence, right: ScoreEvidence) -> Bool {
        left.document == right.document && left.kernelVersion == right.kernelVersion
            && left.text == right.text && left.result == right.result
            && left.linearPredictor?.bitPattern == right.linearPredictor?.bitPattern
            && left.inputs == right.inputs && left.steps == right.steps
    }

    /// Hashes what tells most apart.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(document)
        hasher.combine(result)
        hasher.combine(inputs)
    }
}

extension ScoreEvidence {
    static let digestByteCount = 32

    /// Adds the parts in the order of their declaration, positions as differences.
    func append(to bytes: inout [UInt8]) {
        bytes.append(contentsOf: document)
        bytes.append(varint: kernelVersion)
        bytes.append(lengthPrefixed: text)
        bytes.append(result == nil ? 0 : 1)
        if let result { bytes.append(contentsOf: result) }
        bytes.append(linearPredictor == nil ? 0 : 1)
        if let linearPredictor { bytes.append(bitsOf: linearPredictor) }
        bytes.append(varint: UInt64(inputs.count))
        for input in inputs {
            bytes.append(varint: UInt64(input.positions.count))
            var last: UInt64 = 0
            for position in input.positions {
                bytes.append(varint: position.rawValue &- last)
                last = position.rawValue
            }
            bytes.append(littleEndian: input.digest)
        }
        bytes.append(varint: UInt64(steps.count))
        for step in steps { bytes.append(littleEndian: step) }
    }

    init(from reader: inout ByteReader) throws(CodecError) {
        document = [UInt8](copying: try reader.bytes(Self.digestByteCount))
        kernelVersion = try reader.varint()
        text = try reader.string()
        result =
            try reader.flag() ? [UInt8](copying: try reader.bytes(Self.digestByteCount)) : nil
        linearPredictor = try reader.flag() ? try reader.double() : nil
        inputs = []
        for _ in 0..<(try reader.count()) {
            let positions = try Self.positions(&reader)
            inputs.append(Input(positions: positions, digest: try reader.uint64()))
        }
        steps = []
        for _ in 0..<(try reader.count()) { steps.append(try reader.uint64()) }
    }

    private static func positions(_ reader: inout ByteReader) throws(CodecError) -> [Position] {
        var positions: [Position] = []
        var last: UInt64 = 0
        for place in 0..<(try reader.count()) {
            let start = reader.offset
            let step = try reader.varint()
            let (next, isOver) = last.addingReportingOverflow(step)
            guard !isOver, step > 0 || place == 0 else {
                throw CodecError(offset: start, reason: "positions do not grow")
            }
            positions.append(Position(rawValue: next))
            last = next
        }
        return positions
    }
}
