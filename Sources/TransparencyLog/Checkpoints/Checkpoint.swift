/// The head of a log's tree: whose log, how many records, and the root over them.
///
/// The text of a note in the form of C2SP tlog-checkpoint.
public struct Checkpoint: Hashable, Sendable {
    /// Names the log: not empty, no newline.
    public let origin: String
    /// How many records the tree has.
    public let size: UInt64
    /// The root of the tree.
    public let root: MerkleHash
    /// Further lines, which say what the log likes; not empty, no newline.
    public let extensions: [String]

    /// States a head.
    ///
    /// - Precondition: Neither origin nor extensions are empty or have control characters.
    public init(origin: String, size: UInt64, root: MerkleHash, extensions: [String] = []) {
        for line in [origin] + extensions {
            precondition(
                !line.isEmpty && line.utf8.allSatisfy { $0 >= 0x20 },
                "A checkpoint's lines are not empty and have no control characters"
            )
        }
        self.origin = origin
        self.size = size
        self.root = root
        self.extensions = extensions
    }

    /// Reads the text of a note.
    public init(parsing text: String) throws(TransparencyError) {
        guard let lines = Lines.split(text), lines.count >= 3 else {
            throw .malformed("a checkpoint has three lines: origin, size and root")
        }
        for (index, line) in lines.enumerated() where line.isEmpty {
            throw .malformed("a line of a checkpoint is empty", line: index + 1)
        }
        guard let size = Decimal.parse(lines[1]) else {
            throw .malformed("the size is not a whole number", line: 2)
        }
        guard let root = MerkleHash(base64: lines[2]) else {
            throw .malformed("the root is not a hash in base64", line: 3)
        }
        origin = String(lines[0])
        self.size = size
        self.root = root
        extensions = lines[3...].map(String.init)
    }

    /// The text that is signed.
    public var text: String {
        ([origin, String(size), root.base64] + extensions).map { $0 + "\n" }.joined()
    }

    /// The checkpoint signed by its log.
    public func signed(by signer: NoteSigner) throws -> SignedNote {
        var note = SignedNote(text: text)
        note.add(try signer.sign(text))
        return note
    }
}
