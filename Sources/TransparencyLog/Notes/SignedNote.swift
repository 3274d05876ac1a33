/// A text with the signatures of those who stand for it (C2SP signed-note).
///
/// The text says nothing until ``verified(by:)`` has found a signature of somebody trusted.
public struct SignedNote: Hashable, Sendable {
    /// The longest note that is read, in bytes.
    public static let longest = 1 << 20
    /// The most signatures that are read.
    public static let mostSignatures = 100

    /// What is signed; ends with a newline.
    public let text: String
    /// The signatures as they stand, trusted and others.
    public private(set) var signatures: [NoteSignature]

    /// Makes a note of a text that has yet to be signed.
    ///
    /// - Precondition: The text ends with a newline and has no control characters but that.
    public init(text: String) {
        precondition(Self.isText(text), "A note's text ends with a newline and is plain")
        self.text = text
        signatures = []
    }

    /// Reads a note.
    public init(parsing bytes: [UInt8]) throws(TransparencyError) {
        guard bytes.count <= Self.longest else {
            throw .malformed("the note is longer than \(Self.longest) bytes")
        }
        guard let note = String(validating: bytes, as: UTF8.self) else {
            throw .malformed("the note is not UTF-8")
        }
        try self.init(parsing: note)
    }

    /// Reads a note.
    public init(parsing note: String) throws(TransparencyError) {
        guard Self.isText(note), let lines = Lines.split(note) else {
            throw .malformed("a note ends with a newline and has no other control characters")
        }
        guard let blank = lines.lastIndex(where: \.isEmpty), blank > 0 else {
            throw .malformed("an empty line between the text and the signatures is missing")
        }
        let signed = lines[(blank + 1)...]
        guard !signed.isEmpty else { throw .malformed("the note has no signature") }
        guard signed.count <= Self.mostSignatures else {
            throw .malformed("the note has more than \(Self.mostSignatures) signatures")
        }
        var signatures: [NoteSignature] = []
        for (index, line) in zip(signed.indices, signed) {
            guard let signature = NoteSignature(line: line) else {
                throw .malformed(
                    "a signature has an em dash, a key's name and base64",
                    line: index + 1
                )
            }
            signatures.append(signature)
        }
        text = lines[..<blank].map { "\($0)\n" }.joined()
        self.signatures = signatures
    }

    /// The note as it is written: the text, an empty line, the signatures.
    public var encoded: String { text + "\n" + signatures.map { $0.line + "\n" }.joined() }

    /// Adds a signature behind the others.
    public mutating func add(_ signature: NoteSignature) { signatures.append(signature) }

    /// The keys among `keys` that signed the text.
    ///
    /// Signatures of other keys are passed over. Throws where a signature that names one of the
    /// keys is not that key's, and where none of them signed.
    @discardableResult
    public func verified(by keys: [VerifierKey]) throws(TransparencyError) -> [VerifierKey] {
        var signers: [VerifierKey] = []
        for signature in signatures {
            for key in keys where key.name == signature.name && key.id == signature.keyID {
                guard key.verifies(signature, of: text) else {
                    throw .unproven("the signature of \(key.name) is not that of its key")
                }
                if !signers.contains(key) { signers.append(key) }
            }
        }
        guard !signers.isEmpty else { throw .unproven("no key that is trusted signed it") }
        return signers
    }

    private static func isText(_ text: String) -> Bool {
        text.utf8.last == 0x0A && text.utf8.allSatisfy { $0 >= 0x20 || $0 == 0x0A }
    }
}
